-- The Progress 8 bands of one results year.
-- grain: one row per band
-- key: label
-- params: results_year
-- columns: label varchar, score_from double, score_below double, interval_test varchar
select label, score_from, score_below, interval_test
from reference_banding
where results_year = $results_year
order by sort_order;
