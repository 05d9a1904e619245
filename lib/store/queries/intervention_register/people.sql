-- The pupils of a checkpoint's cohort, those who have left included, as a register names them.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, is_disadvantaged boolean,
--   sen varchar, is_more_able boolean, left_on date
select
    p.pupil_id, p.name, p.code, p.form, p.is_disadvantaged, p.sen, p.is_more_able, p.left_on
from viewer.pupil p
join viewer.checkpoint c using (urn, results_year)
where c.checkpoint_id = $checkpoint_id
order by p.form, p.surname, p.forename, p.pupil_id;
