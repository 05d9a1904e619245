-- The subjects with at least one grade at a checkpoint, in the school's order.
-- grain: one row per subject
-- key: subject_id
-- params: checkpoint_id
-- columns: subject_id varchar, subject varchar, subject_short varchar, department varchar, grades
--   bigint
select
    subject_id,
    min(subject) as subject,
    min(subject_short) as subject_short,
    min(department) as department,
    count(*) as grades
from viewer.grade
where checkpoint_id = $checkpoint_id
group by subject_id
order by min(subject_order), subject_id;
