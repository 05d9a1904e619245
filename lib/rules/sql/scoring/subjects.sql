-- The subjects of one rule set: where each is filled, and its place in a tie.
-- bucket 0 holds what no stage 1 element takes; 1 to 3 the plain elements; 4 to 6 the categories.
-- subject_key is added to the points to make one number that sorts by points, then by the order of
-- subjects, and still says which subject and part it was.
-- threshold_shift: where flags say English (bits 4, 8) or maths (16, 32) reaches a 4 and a 5.
-- grain: one row per subject
-- params: rule_set
create or replace temp table scoring_subject as
with element as (
    select
        element, weight_needs_both, one_per_category, gcse_only,
        row_number() over (partition by one_per_category order by sort_order) as place
    from reference_element
    where rule_set = $rule_set and stage = 1
),

taken as (
    select
        m.subject_id, e.gcse_only, e.weight_needs_both,
        if(
            e.one_per_category,
            3 + dense_rank() over (partition by e.one_per_category order by m.category),
            e.place
        ) as bucket,
        row_number() over (partition by e.element order by m.subject_id) - 1 as number_in_element
    from reference_element_subject m
    join element e using (element)
    where m.rule_set = $rule_set
),

numbered as (
    select
        *,
        row_number() over (order by sort_order, subject_id) as subject_number,
        dense_rank() over (order by discount_group) - 1 as group_number
    from reference_subject
)

select
    s.subject_id,
    s.group_number::integer as group_number,
    (1::hugeint << (s.group_number % 127)::integer) as group_bit,
    (4096 - 2 * s.subject_number)::integer as subject_key,
    coalesce(t.bucket, 0)::utinyint as bucket,
    coalesce(t.gcse_only, false) as gcse_only,
    if(t.weight_needs_both, 1 << t.number_in_element::integer, 0)::usmallint as taken_flag,
    case s.ebacc_pillar when 'english' then 2 when 'maths' then 4 else 6 end::integer
        as threshold_shift,
    s.ebacc_pillar as pillar
from numbered s
left join taken t using (subject_id);
