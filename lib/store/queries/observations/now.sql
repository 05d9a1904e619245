-- What is known now of each pupil of a year group beside grades, as a list of pupils shows it.
-- grain: one row per pupil with something known
-- key: pupil_id
-- params: urn, results_year
-- columns: pupil_id bigint, attendance double, attitude double, attitude_told varchar,
--   attitude_scale varchar, lates integer, positive_points integer, negative_points integer,
--   reading_age varchar, reading_score integer, primary_need varchar, second_need varchar,
--   strategies varchar, access_arrangements varchar
select n.*
from viewer.pupil_now n
join viewer.pupil p using (pupil_id)
where p.urn = $urn and p.results_year = $results_year
order by n.pupil_id;
