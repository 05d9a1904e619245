-- The working: what every result counts for, and why the rest count for nothing. It reads the keys
-- that the totals were read from. The codes of reason are explained in docs/rules.md. A view, because
-- at England's size writing it down twice would take longer than working it out.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp view scored_slot as
with counted as (
    select
        p.case_id, p.subject_id, p.qualification, p.grade, p.entered_on, p.part, p.points,
        d.reason as discounted,
        if(d.reason is null, list_position(f.filled, p.key), null) as position,
        f.only_one_english
    from scoring_part p
    left join scoring_discounted d using (result_row)
    left join scoring_placed f using (case_id)
),

with_points as (
    select
        c.*,
        o.element,
        o.slot,
        case
            when o.weight is null then 0
            when c.only_one_english and c.position = 1 then 1
            else o.weight
        end as weight,
        case
            when c.discounted is not null then c.discounted
            when o.element is null then 'fills_no_slot_better_grades'
            when c.only_one_english and c.position = 1 then 'counts_once_one_english'
            when o.weight = 2 then 'doubled'
            else 'counts_in_element'
        end as reason
    from counted c
    left join scoring_position o using (position)
),

without_points as (
    select
        case_id, subject_id, qualification, grade, entered_on,
        1 as part, null::double as points, null::text as element, null::integer as slot,
        0 as weight,
        if(grade = 'X', 'not_taken_x', 'no_points_known') as reason
    from scoring_result
    anti join scoring_code using (subject_id, qualification, grade)
)

select
    case_id, subject_id, qualification, grade, entered_on, part, points, element, slot, weight,
    coalesce(points * weight, 0) as counted_points,
    reason
from with_points
union all by name
select
    case_id, subject_id, qualification, grade, entered_on, part, points, element, slot, weight,
    0::double as counted_points,
    reason
from without_points;
