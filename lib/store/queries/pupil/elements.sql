-- How many slots each element has under a rule set.
-- grain: one row per element
-- key: element
-- params: rule_set
-- columns: element varchar, slots integer, sort_order integer
select element, slots, sort_order
from reference_element
where rule_set = $rule_set
order by sort_order;
