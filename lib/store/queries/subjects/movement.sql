-- The pupils with a grade in one subject at both of two checkpoints, before and now.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, before_id, subject_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, class_code
--   varchar, qualification varchar, grade_before varchar, points_before double, grade_now
--   varchar, points_now double, unit varchar
select
    n.pupil_id,
    n.pupil_name,
    n.pupil_code,
    n.form,
    n.class_code,
    n.qualification,
    b.grade as grade_before,
    b.points as points_before,
    n.grade as grade_now,
    n.points as points_now,
    n.unit
from viewer.grade n
join viewer.grade b
    on b.pupil_id = n.pupil_id and b.subject_id = n.subject_id
    and b.qualification = n.qualification
where n.checkpoint_id = $checkpoint_id
and b.checkpoint_id = $before_id
and n.subject_id = $subject_id
and n.points is not null
and b.points is not null
order by n.pupil_id;
