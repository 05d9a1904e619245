-- The working in words: what every result counts for, and why the rest count for nothing.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp view scored_slot as
select
    s.case_id, e.subject_id, e.qualification, e.grade, s.entered_on, e.part, e.points,
    u.element, u.slot, u.weight,
    coalesce(e.points * u.weight, 0) as counted_points,
    u.reason
from scored_use s
join scoring_entry e using (entry_id)
join scoring_use u using (place);
