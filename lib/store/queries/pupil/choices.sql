-- The pupils to choose from, the oldest year group first, by surname.
-- grain: one row per pupil
-- key: pupil_id
-- params: urn
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, results_year integer,
--   left_on date
select pupil_id, name, code, form, results_year, left_on
from viewer.pupil
where urn = $urn
order by results_year, surname, forename, pupil_id;
