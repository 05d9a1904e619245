-- The working: what every result counts for, and why the rest count for nothing. It reads the keys
-- that the totals were read from. The codes of reason are explained in docs/rules.md. A view:
-- at England's size writing it down twice would take longer than working it out.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp view scored_slot as
with found as (
    select
        r.case_id, r.subject_id, r.qualification, r.grade, r.entered_on,
        coalesce(c.part, 1) as part,
        c.points,
        c.key is null as has_no_points,
        d.reason as discounted,
        if(d.reason is null and c.key is not null, list_position(f.filled, c.key), null) as position,
        f.only_one_english
    from scoring_result r
    left join scoring_code c using (subject_id, qualification, grade)
    left join scoring_discounted d on d.result_row = r.rowid
    left join scoring_placed f using (case_id)
),

placed as (
    select
        f.*,
        o.element,
        o.slot,
        f.only_one_english and f.position = 1 as is_the_one_english,
        coalesce(if(is_the_one_english, 1, o.weight), 0) as weight
    from found f
    left join scoring_position o using (position)
)

select
    case_id, subject_id, qualification, grade, entered_on, part, points, element, slot, weight,
    coalesce(points * weight, 0) as counted_points,
    case
        when has_no_points then if(grade = 'X', 'not_taken_x', 'no_points_known')
        when discounted is not null then discounted
        when element is null then 'fills_no_slot_better_grades'
        when is_the_one_english then 'counts_once_one_english'
        when weight = 2 then 'doubled'
        else 'counts_in_element'
    end as reason
from placed;
