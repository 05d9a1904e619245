-- Grades at or above target now and before, over the same pupils in the same subjects.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, before_id
-- columns: pupil_id bigint, grades bigint, at_target_now hugeint, at_target_before hugeint
select
    n.pupil_id,
    count(*) as grades,
    count_if(n.shortfall <= 0) as at_target_now,
    count_if(b.shortfall <= 0) as at_target_before
from viewer.grade n
join viewer.grade b using (pupil_id, subject_id)
where n.checkpoint_id = $checkpoint_id
and b.checkpoint_id = $before_id
and n.shortfall is not null
and b.shortfall is not null
group by n.pupil_id
order by n.pupil_id;
