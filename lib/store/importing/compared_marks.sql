-- What storing would do to each mark.
-- grain: one row per mark to store
-- params: none
select
    source_row, place, outcome,
    old_mark || coalesce(', ' || old_reason, '') as old,
    mark || coalesce(', ' || reason, '') || ', ' || name || ' on ' || held_on::text as new
from incoming_mark;
