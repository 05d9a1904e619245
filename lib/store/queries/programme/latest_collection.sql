-- The newest checkpoint of a school up to a day.
-- grain: one row, or none
-- key: none
-- params: urn, as_of_on
-- columns: checkpoint_id bigint, results_year integer, collected_on date, label varchar
select checkpoint_id, results_year, collected_on, academic_year_label || ' ' || name as label
from viewer.checkpoint
where urn = $urn and collected_on <= $as_of_on
order by collected_on desc, results_year, checkpoint_id desc
limit 1;
