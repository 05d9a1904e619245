-- The departments of a school: those that grade its pupils, or have said something of themselves.
-- grain: one row per department
-- key: department
-- params: urn
-- columns: department varchar, place integer
with graded as (
    select s.department, min(s.sort_order) as place
    from viewer.grade g
    join reference_subject s using (subject_id)
    where g.urn = $urn
    group by s.department
),
said as (
    select department from viewer.self_review where urn = $urn
    union
    select department from viewer.programme_cycle where urn = $urn and department is not null
)
select department, min(place) as place
from (
    select department, place from graded
    union all by name
    select department from said
)
group by department
order by place nulls last, department;
