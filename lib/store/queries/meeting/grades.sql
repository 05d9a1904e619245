-- The grades of one department at a checkpoint, of pupils who are here on a day.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id, department, as_of_on
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, subject_id
--   varchar, subject varchar, subject_short varchar, class_code varchar, grade varchar, points
--   double, shortfall double, is_behind boolean, status varchar, is_disadvantaged boolean, unit varchar
select
    g.pupil_id, g.pupil_name, g.pupil_code, g.form, g.subject_id, g.subject, g.subject_short,
    g.class_code, g.grade, g.points, g.shortfall, g.is_behind, g.status, g.is_disadvantaged,
    g.unit
from viewer.grade g
join viewer.pupil p using (pupil_id)
where g.checkpoint_id = $checkpoint_id
and g.department = $department
and coalesce(p.left_on > $as_of_on, true)
order by g.pupil_id, g.subject_order, g.subject_id;
