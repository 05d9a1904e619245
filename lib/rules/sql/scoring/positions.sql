-- Where each slot stands in the list of everything that fills one, place after place.
-- grain: one row per slot
-- params: slot_elements, slot_numbers, slot_weights
create or replace temp table scoring_position as
with slot as (
    select
        unnest($slot_elements::text[]) as element,
        unnest($slot_numbers::integer[]) as slot,
        unnest($slot_weights::integer[]) as weight
)

select row_number() over () as position, element, slot, weight
from slot;
