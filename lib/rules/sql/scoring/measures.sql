-- The measures of each case. A key's low 15 bits say which result it was; the sum of a few keys
-- still leaves the points intact above them, in thousandths.
-- KS2 value: the mean of the reading and maths scaled scores; with only one of them, no value
-- (not confirmed by the DfE). KS2 group: the first whose upper bound is at or above the value.
-- Progress 8 = (Attainment 8 − estimate) / 10; an element's is divided by its own divisor, and the
-- estimate is not halved when English is not doubled (DfE ready reckoners).
-- grain: one row per case
-- params: rule_set, weight_1, weight_2, weight_3, weight_4, weight_5, needs_both,
--   has_ebacc_element, divisor_1, divisor_2, divisor_3, divisor_5
create or replace temp table scored_measure as
with rule as (
    select tables_year, tables_release, has_progress_8, has_ebacc
    from reference_rule_set
    where rule_set = $rule_set
),

estimate as (
    select e.*, lag(e.ks2_to, 1, e.ks2_from - 0.5) over (order by e.ks2_group) as ks2_above
    from reference_estimate e
    join rule on rule.tables_year = e.tables_year and rule.tables_release = e.release
    where rule.has_progress_8
),

-- A mean of two whole scores falls on a half, so a group is found by equality, not by range.
estimate_by_half as (
    select e.*, unnest(range((ks2_above * 2)::integer + 1, (ks2_to * 2)::integer + 1)) as half
    from estimate e
),

total as (
    select
        case_id,
        (ks2_reading + ks2_maths) / 2 as ks2_average,
        coalesce(flags, 0) as flags,
        coalesce(list_sum(filled_1)::bigint >> 15, 0)
        * if($needs_both and flags & 3 <> 3, 1, $weight_1) as total_1,
        coalesce(list_sum(filled_2)::bigint >> 15, 0) * $weight_2 as total_2,
        coalesce(list_sum(filled_3)::bigint >> 15, 0) * $weight_3 as total_3,
        coalesce(list_sum(filled_4)::bigint >> 15, 0) * $weight_4 as total_4,
        coalesce(list_sum(filled_5)::bigint >> 15, 0) * $weight_5 as total_5,
        coalesce(len(filled_3), 0) as slots_filled_3,
        coalesce(len(filled_5), 0) as slots_filled_5
    from scoring_case
    left join scoring_filled using (case_id)
),

pointed as (
    select
        t.*,
        (total_1 + total_2 + total_3 + total_4 + total_5) / 1000 as attainment_8,
        total_1 / 1000 as english,
        total_2 / 1000 as maths,
        if($has_ebacc_element, total_3 / 1000, null) as ebacc,
        if($has_ebacc_element, total_5 / 1000, null) as open
    from total t
)

select
    p.case_id,
    p.attainment_8,
    p.english,
    p.maths,
    p.ebacc,
    p.open,
    if($has_ebacc_element, p.slots_filled_3, null)::integer as ebacc_slots_filled,
    if($has_ebacc_element, p.slots_filled_5, null)::integer as open_slots_filled,
    p.ks2_average,
    e.ks2_group,
    e.attainment_8 as estimate,
    e.english as english_estimate,
    e.maths as maths_estimate,
    e.ebacc as ebacc_estimate,
    e.open as open_estimate,
    (p.attainment_8 - e.attainment_8) / 10 as progress_8,
    (p.english - e.english) / $divisor_1 as english_progress,
    (p.maths - e.maths) / $divisor_2 as maths_progress,
    (p.ebacc - e.ebacc) / $divisor_3 as ebacc_progress,
    (p.open - e.open) / $divisor_5 as open_progress,
    flags & 4 > 0 and flags & 16 > 0 as english_and_maths_4,
    flags & 8 > 0 and flags & 32 > 0 as english_and_maths_5,
    if(r.has_ebacc, coalesce(x.ebacc_entered, false), null) as ebacc_entered,
    if(r.has_ebacc, coalesce(x.ebacc_average_points, 0), null) as ebacc_average_points
from pointed p
cross join rule r
left join estimate_by_half e on e.half = ceil(p.ks2_average * 2)::integer
left join scoring_ebacc x using (case_id);
