-- The grades of a subject at a checkpoint's qualifications, the highest first.
-- grain: one row per grade
-- key: grade
-- params: checkpoint_id, subject_id
-- columns: grade varchar, points double
with used as (
    select distinct qualification
    from viewer.grade
    where checkpoint_id = $checkpoint_id and subject_id = $subject_id
)
select r.grade, max(r.points) as points
from (
    select qualification, grade, points
    from reference_points
    where tables_year = (select max(tables_year) from reference_points)
    union all
    select scale, grade, points from viewer.school_scale_grade
) r
join used using (qualification)
group by r.grade
order by points desc, r.grade;
