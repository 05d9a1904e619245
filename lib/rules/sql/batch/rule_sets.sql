-- Every rule set by name, with what to print beside its Progress 8.
-- grain: one row per rule set
-- params: none
select rule_set, progress_8_note
from reference_rule_set
order by results_year nulls last;
