-- The pupils with a grade in one subject at a checkpoint, to choose a sample for moderation from.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, subject_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, subject
--   varchar, class_code varchar, grade varchar, points double
select pupil_id, pupil_name, pupil_code, form, subject, class_code, grade, points
from viewer.grade
where checkpoint_id = $checkpoint_id and subject_id = $subject_id and points is not null
order by pupil_id;
