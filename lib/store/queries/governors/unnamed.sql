-- Everyone and every class that must not be named to governors: pupils, staff, forms and classes.
-- grain: one row per name and sort of name
-- key: name, sort
-- params: urn
-- columns: name varchar, sort varchar
with plans as (
    select unnest([lead, leader, resources_assured_by, made_by]) as name
    from viewer.intervention
    where urn = $urn
)
select forename || ' ' || surname as name, 'pupil' as sort from viewer.pupil where urn = $urn
union
select code as name, 'code' as sort from viewer.pupil where urn = $urn
union
select name, 'staff' as sort from plans where name is not null
union
select form as name, 'class' as sort from viewer.pupil where urn = $urn and form is not null
union
select class_code as name, 'class' as sort
from viewer.grade
where urn = $urn and class_code is not null
order by sort, name;
