-- The pupils of a checkpoint's cohort, those who have left included, as a register names them.
-- grain: one row per pupil
-- params: checkpoint_id
select
    p.pupil_id, p.name, p.code, p.form, p.is_disadvantaged, p.sen, p.is_more_able, p.left_on
from viewer.pupil p
join viewer.checkpoint c using (urn, results_year)
where c.checkpoint_id = $checkpoint_id
order by p.form, p.surname, p.forename, p.pupil_id;
