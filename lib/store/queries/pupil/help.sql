-- The help a pupil is getting on a day, the longest running first.
-- grain: one row per intervention
-- key: intervention_id
-- params: pupil_id, as_of_on
-- columns: intervention_id bigint, name varchar, subject_id varchar, wave integer, kind varchar,
--   lead varchar, starts_on date, ends_on date
select
    i.intervention_id, i.name, i.subject_id, i.wave, i.kind, i.lead,
    min(i.starts_on) as starts_on,
    max(i.ends_on) as ends_on
from viewer.intervention_pupil i
where i.pupil_id = $pupil_id
and i.starts_on <= $as_of_on and coalesce(i.ends_on >= $as_of_on, true)
group by i.intervention_id, i.name, i.subject_id, i.wave, i.kind, i.lead
order by starts_on, i.intervention_id;
