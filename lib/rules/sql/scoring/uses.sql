-- What a result can count for. Places 1 and up are the slots in the order of everything that fills
-- one (scoring_placed); 0 is the first slot when only one English was taken; below 0, no slot.
-- The codes of reason are explained in docs/rules.md.
-- grain: one row per place
-- params: slot_elements, slot_numbers, slot_weights
create or replace temp table scoring_use as
with slot as (
    select
        unnest($slot_elements::text[]) as element,
        unnest($slot_numbers::integer[]) as slot,
        unnest($slot_weights::integer[]) as weight
),

placed as (
    select row_number() over () as place, element, slot, weight
    from slot
),

unplaced as (
    select *
    from (
        values
        (-1, 'fills_no_slot_better_grades'),
        (-2, 'not_taken_x'),
        (-3, 'no_points_known'),
        (-4, 'discounted_later_entry'),
        (-5, 'discounted_same_day'),
        (-6, 'discounted_by_as_level')
    ) as t(place, reason)
)

select
    place::integer as place, element, slot, weight,
    if(weight = 2, 'doubled', 'counts_in_element') as reason
from placed
union all
select 0, element, slot, 1, 'counts_once_one_english'
from placed
where place = 1
union all
select place, null, null, 0, reason
from unplaced;
