-- The results that fill each element, best first, as keys. This is the one home of the slot rules:
-- totals are read from these keys, and so is the working of every slot.
-- Filling is greedy and still optimal (tests/rules proves it): a stage 1 element takes its own
-- best; the stage 2 element the best of everything left.
-- list_concat takes a missing list as empty, where || would lose the rest.
-- has_repeats may be true without cause when two groups share a bit; discounted.sql decides.
-- grain: one row per case
-- params: kept, slots_1, slots_2, slots_3, slots_4, slots_5
insert into scoring_filled by name
with best as (
    select
        case_id,
        max(key, $kept) filter (where bucket = 1) as own_1,
        max(key, $kept) filter (where bucket = 2) as own_2,
        max(key, $kept) filter (where bucket = 3) as own_3,
        max(key, $kept) filter (where bucket = 4) as category_1,
        max(key, $kept) filter (where bucket = 5) as category_2,
        max(key, $kept) filter (where bucket = 6) as category_3,
        max(key, $kept) filter (where bucket = 0) as other,
        bit_or(flags) as flags,
        count(*) filter (where part = 1) > bit_count(bit_or(group_bit)) as has_repeats
    from scoring_counted
    group by case_id
),

stage_1 as (
    select
        *,
        own_1[:$slots_1] as filled_1,
        own_2[:$slots_2] as filled_2,
        own_3[:$slots_3] as filled_3,
        list_sort(list_concat(category_1[:1], category_2[:1], category_3[:1]), 'desc')[:$slots_4]
            as filled_4
    from best
),

left_over as (
    select
        *,
        list_filter(
            list_concat(category_1, category_2, category_3),
            lambda key: not list_contains(filled_4, key)
        ) as left_4
    from stage_1
)

select
    case_id, flags, has_repeats,
    filled_1, filled_2, filled_3, filled_4,
    list_sort(
        list_concat(
            other, own_1[$slots_1 + 1:], own_2[$slots_2 + 1:], own_3[$slots_3 + 1:], left_4
        ),
        'desc'
    )[:$slots_5] as filled_5
from left_over;
