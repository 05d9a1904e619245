-- The school's checkpoint of this time, year group and kind, if it has one.
-- grain: one row per checkpoint
-- params: urn, academic_year, half_term, year_group, kind
select checkpoint_id, status
from checkpoint
where urn = $urn and academic_year = $academic_year and half_term = $half_term
and year_group = $year_group and kind = $kind
order by checkpoint_id;
