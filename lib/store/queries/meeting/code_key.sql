-- Which pupil each code stands for, in one cohort.
-- grain: one row per pupil
-- key: code
-- params: urn, results_year
-- columns: code varchar, name varchar, form varchar
select code, name, form
from viewer.pupil
where urn = $urn and results_year = $results_year
order by code, pupil_id;
