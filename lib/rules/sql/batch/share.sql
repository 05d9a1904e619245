-- All that scoring one share of the pupils comes to, in one table: scores, faults and counts of rows.
-- grain: one row per pupil, per row at fault, and one of counts, by row_kind
-- params: none
select 'score' as row_kind, *
from batch_score
union all by name
select 'fault' as row_kind, *
from batch_fault
union all by name
select 'used' as row_kind, *
from batch_used;
