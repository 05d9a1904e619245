-- The help that each pupil of a checkpoint's cohort had at some time from one day to another.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, from_on, to_on
-- columns: pupil_id bigint, help varchar[]
select i.pupil_id, list(distinct i.name order by i.name) as help
from viewer.intervention_pupil i
join viewer.pupil p using (pupil_id, urn)
join viewer.checkpoint c using (urn, results_year)
where c.checkpoint_id = $checkpoint_id
and i.starts_on <= $to_on and coalesce(i.ends_on >= $from_on, true)
group by i.pupil_id
order by i.pupil_id;
