-- The help each pupil of a checkpoint's cohort is getting on a day.
-- grain: one row per pupil and intervention
-- key: pupil_id, intervention_id
-- params: checkpoint_id, as_of_on
-- columns: pupil_id bigint, intervention_id bigint, subject_id varchar, name varchar, starts_on
--   date, ends_on date
select
    i.pupil_id, i.intervention_id, i.subject_id,
    min(i.name) as name,
    min(i.starts_on) as starts_on,
    max(i.ends_on) as ends_on
from viewer.intervention_pupil i
join viewer.pupil p using (pupil_id, urn)
join viewer.checkpoint c using (urn, results_year)
where c.checkpoint_id = $checkpoint_id
and i.starts_on <= $as_of_on and coalesce(i.ends_on >= $as_of_on, true)
group by i.pupil_id, i.intervention_id, i.subject_id
order by i.pupil_id, i.intervention_id;
