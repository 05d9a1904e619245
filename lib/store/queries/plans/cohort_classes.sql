-- The forms and classes of a checkpoint, to find one's own pupils by.
-- grain: one row per form or class
-- key: kind, name
-- params: checkpoint_id
-- columns: kind varchar, name varchar
select distinct 'form' as kind, form as name
from viewer.grade
where checkpoint_id = $checkpoint_id and form is not null
union
select distinct 'class' as kind, class_code as name
from viewer.grade
where checkpoint_id = $checkpoint_id and class_code is not null
union
select distinct 'department' as kind, department as name
from viewer.grade
where checkpoint_id = $checkpoint_id
order by kind, name;
