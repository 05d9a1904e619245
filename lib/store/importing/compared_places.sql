-- What storing would do to each place.
-- grain: one row per place to store
-- params: none
select
    source_row, place, outcome, 'until ' || old_ends_on::text as old,
    coalesce(name || ' until ' || ends_on::text, name) as new
from incoming_place;
