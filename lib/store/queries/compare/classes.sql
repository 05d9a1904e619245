-- The classes of a subject at a checkpoint.
-- grain: one row per class
-- key: class_code
-- params: checkpoint_id, subject_id
-- columns: class_code varchar, pupils bigint
select class_code, count(*) as pupils
from viewer.grade
where checkpoint_id = $checkpoint_id and subject_id = $subject_id and class_code is not null
group by class_code
order by class_code;
