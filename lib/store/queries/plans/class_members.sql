-- The pupils of one class at a checkpoint.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, class_code
-- columns: pupil_id bigint
select distinct pupil_id
from viewer.grade
where checkpoint_id = $checkpoint_id and class_code = $class_code;
