-- The pupils of one class in its subject at a checkpoint, with grade, target and standing.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, subject_id, class_code
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, grade varchar,
--   target_grade varchar, status varchar
select
    pupil_id,
    pupil_name,
    pupil_code,
    form,
    grade,
    target_grade,
    status
from viewer.grade
where checkpoint_id = $checkpoint_id and subject_id = $subject_id and class_code = $class_code
order by shortfall desc nulls last, form, pupil_name, pupil_id;
