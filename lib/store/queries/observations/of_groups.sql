-- Attendance and attitude of each pupil with grades at a checkpoint, with their groups.
-- Behind is null of whom no grade has a distance from its target.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, group_ids varchar[], attendance double, attitude double,
--   attitude_scale varchar, is_behind boolean
with graded as (
    select pupil_id, bool_or(is_behind) as is_behind
    from viewer.grade
    where checkpoint_id = $checkpoint_id
    group by pupil_id
),
membership as (
    select pupil_id, list(group_id order by group_id) as group_ids
    from viewer.pupil_group
    group by pupil_id
)
select
    g.pupil_id, m.group_ids, n.attendance, n.attitude,
    coalesce(n.attitude_scale, '') as attitude_scale, g.is_behind
from graded g
join membership m using (pupil_id)
left join viewer.pupil_now n using (pupil_id)
order by g.pupil_id;
