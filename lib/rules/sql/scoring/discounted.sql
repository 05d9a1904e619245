-- Results that another result in the same subject stands in for: the first entry counts; of
-- entries on one day an AS level, then the best (DfE, discounting and early entry guidance).
-- Only cases where one discount group seems to occur twice are looked at (bits may coincide, so
-- the window below decides).
-- grain: one row per result that is discounted
-- params: none
create or replace temp table scoring_discounted as
with suspect as (
    select case_id
    from scoring_part
    where part = 1
    group by case_id
    having count(*) > bit_count(bit_or(group_bit))
),

entry as (
    select p.result_row, p.case_id, p.entered_on, p.key, s.group_number, g.is_as_level, g.grade_number
    from scoring_part p
    join suspect using (case_id)
    join scoring_subject s on s.subject_key = (p.key + p.part) & 32767
    join scoring_grade g using (grade_number)
    where p.part = 1
),

ranked as (
    select
        *,
        row_number() over first_entry as place,
        first_value(entered_on) over first_entry as counted_on,
        first_value(is_as_level) over first_entry as as_level_counts
    from entry
    window first_entry as (
        partition by case_id, group_number
        order by entered_on nulls last, is_as_level desc, key desc, grade_number, result_row
    )
)

select
    result_row,
    case
        when entered_on is distinct from counted_on then 'discounted_later_entry'
        when as_level_counts and not is_as_level then 'discounted_by_as_level'
        else 'discounted_same_day'
    end as reason
from ranked
where place > 1;
