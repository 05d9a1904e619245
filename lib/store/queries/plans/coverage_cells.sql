-- Every shortfall of a checkpoint that counts as behind, of pupils on roll on the day.
-- grain: one row per pupil and subject behind
-- key: pupil_id, subject_id
-- params: checkpoint_id, as_of_on
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar,
--   is_disadvantaged boolean, subject_id varchar, subject varchar, subject_short varchar,
--   department varchar, subject_order integer, class_code varchar, grade varchar, target_grade
--   varchar, shortfall double, status varchar, unit varchar
select
    g.pupil_id, g.pupil_name, g.pupil_code, g.form, g.is_disadvantaged,
    g.subject_id, g.subject, g.subject_short, g.department, g.subject_order, g.class_code,
    g.grade, g.target_grade, g.shortfall, g.status, g.unit
from viewer.grade g
join viewer.pupil p using (pupil_id)
where g.checkpoint_id = $checkpoint_id and g.is_behind
and coalesce(p.left_on > $as_of_on, true)
order by g.pupil_id, g.shortfall desc, g.subject_order, g.subject_id;
