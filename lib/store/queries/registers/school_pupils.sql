-- The pupils on roll on a day, to choose one from.
-- grain: one row per pupil
-- key: pupil_id
-- params: urn, as_of_on
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, results_year integer
select pupil_id, name, code, form, results_year
from viewer.pupil
where urn = $urn
and coalesce(joined_on <= $as_of_on, true) and coalesce(left_on > $as_of_on, true)
and $as_of_on <= make_date(results_year, 8, 31)
order by results_year, form, surname, forename, pupil_id;
