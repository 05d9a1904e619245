-- What every result counts for, as the numbers of an entry and a place. It reads the keys that the
-- totals were read from. A view: at England's size writing it down twice would take longer than
-- working it out.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp view scored_use as
with discounted as (
    select result_row, place
    from scoring_discounted
    join scoring_use using (reason)
),

found as (
    select
        r.case_id, r.entered_on, e.entry_id, f.only_one_english,
        case
            when e.key is null then if(r.grade = 'X', -2, -3)
            when d.place is not null then d.place
            else coalesce(list_position(f.filled, e.key), -1)
        end::integer as place
    from scoring_result r
    join scoring_entry e using (subject_id, qualification, grade)
    left join discounted d on d.result_row = r.rowid
    left join scoring_placed f using (case_id)
)

select case_id, entered_on, entry_id, if(only_one_english and place = 1, 0, place) as place
from found;
