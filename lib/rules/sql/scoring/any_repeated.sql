-- Whether one subject seems to stand twice in any case.
-- grain: one row
-- params: none
select coalesce(bool_or(has_repeats), false)
from scoring_filled;
