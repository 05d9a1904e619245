-- The elements of one rule set, in the order in which they are filled.
-- grain: one row per element
-- params: rule_set
select
    element, stage, slots, weight, weight_needs_both, one_per_category, progress_divisor
from reference_element
where rule_set = $rule_set
order by sort_order;
