-- Every pupil on roll when a checkpoint was collected, and how many grades each has at it.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, grades bigint
select
    p.pupil_id,
    p.name as pupil_name,
    p.code as pupil_code,
    p.form,
    count(g.subject_id) as grades
from viewer.pupil p
join viewer.checkpoint c using (urn, results_year)
left join viewer.grade g on g.pupil_id = p.pupil_id and g.checkpoint_id = c.checkpoint_id
where c.checkpoint_id = $checkpoint_id
and coalesce(p.joined_on <= c.collected_on, true)
and coalesce(p.left_on > c.collected_on, true)
group by p.pupil_id, p.name, p.code, p.form
order by p.form, p.name, p.pupil_id;
