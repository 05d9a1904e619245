-- The pupils of a checkpoint's cohort on roll on a day, with where each stands in one subject.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, subject_id, as_of_on
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, is_disadvantaged boolean,
--   class_code varchar, grade varchar, points double, target_grade varchar, target_points double,
--   shortfall double, is_behind boolean, status varchar, qualification varchar
select
    p.pupil_id, p.name, p.code, p.form, p.is_disadvantaged,
    g.class_code, g.grade, g.points, g.target_grade, g.target_points, g.shortfall,
    coalesce(g.is_behind, false) as is_behind, g.status, g.qualification
from viewer.pupil p
join viewer.checkpoint c using (urn, results_year)
left join viewer.grade g
    on g.pupil_id = p.pupil_id and g.checkpoint_id = c.checkpoint_id
    and g.subject_id = $subject_id
where c.checkpoint_id = $checkpoint_id and coalesce(p.left_on > $as_of_on, true)
order by p.surname collate nocase.noaccent, p.forename collate nocase.noaccent, p.pupil_id;
