-- The groups of the pupils with a grade at a checkpoint.
-- grain: one row per pupil and group
-- key: pupil_id, group_id
-- params: checkpoint_id
-- columns: pupil_id bigint, group_id varchar
select m.pupil_id, m.group_id
from viewer.pupil_group m
join viewer.pupil p using (pupil_id)
join viewer.checkpoint c using (urn, results_year)
where c.checkpoint_id = $checkpoint_id;
