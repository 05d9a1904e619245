-- How many pupils are behind target in each subject now, and how many were before. Grades: those
-- with a distance from their target.
-- grain: one row per subject
-- key: subject_id
-- params: checkpoint_id, before_id
-- columns: subject_id varchar, subject varchar, subject_order integer, grades bigint, behind
--   bigint, behind_before bigint
select
    subject_id,
    min(subject) as subject,
    min(subject_order) as subject_order,
    count(shortfall) filter (where checkpoint_id = $checkpoint_id) as grades,
    count(*) filter (where checkpoint_id = $checkpoint_id and is_behind) as behind,
    count(*) filter (where checkpoint_id = $before_id and is_behind) as behind_before
from viewer.grade
where checkpoint_id in ($checkpoint_id, $before_id)
group by subject_id
having count(shortfall) filter (where checkpoint_id = $checkpoint_id) > 0
order by min(subject_order), subject_id;
