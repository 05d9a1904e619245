-- The pupils to choose from, the oldest year group first, by surname.
-- grain: one row per pupil
-- params: urn
select pupil_id, name, code, form, results_year, left_on
from viewer.pupil
where urn = $urn
order by results_year, surname, forename, pupil_id;
