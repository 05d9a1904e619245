-- Everything that fills a slot, case by case, each at its place in scoring_use.
-- grain: one row per case that has a result
-- params: slots_1, slots_2, slots_3, slots_4, needs_both
create or replace temp table scoring_placed as
select
    case_id,
    $needs_both and flags & 3 <> 3 as only_one_english,
    list_concat(
        list_resize(coalesce(filled_1, []), $slots_1),
        list_resize(coalesce(filled_2, []), $slots_2),
        list_resize(coalesce(filled_3, []), $slots_3),
        list_resize(coalesce(filled_4, []), $slots_4),
        filled_5
    ) as filled
from scoring_filled;
