-- Results that another result in the same subject stands in for: the first entry counts; of
-- entries on one day an AS level, then the best (DfE, discounting and early entry guidance).
-- grain: one row per result that is discounted
-- params: none
insert into scoring_discounted by name
with ranked as (
    select
        result_row, entered_on, is_as_level,
        row_number() over first_entry as place,
        first_value(entered_on) over first_entry as counted_on,
        first_value(is_as_level) over first_entry as as_level_counts
    from scoring_part
    semi join scoring_repeated using (case_id)
    where part = 1
    window first_entry as (
        partition by case_id, group_number
        order by entered_on nulls last, is_as_level desc, key desc, qualification, result_row
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
