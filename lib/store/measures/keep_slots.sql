-- Keep the working of each slot, by the numbers of what is kept in words.
-- grain: one row per pupil, checkpoint, rule set, subject, entered_on and part
-- params: rule_set
insert into kept_slot by name
with entry as (
    select e.entry_id as scored_entry, k.entry_id
    from scoring_entry e
    join slot_entry k
        on k.rule_set = $rule_set and k.subject_id = e.subject_id
        and k.qualification = e.qualification and k.grade = e.grade and k.part = e.part
        and k.points is not distinct from e.points
),
use as (
    select u.place, k.use_id
    from scoring_use u
    join slot_use k
        on k.element is not distinct from u.element and k.slot is not distinct from u.slot
        and k.weight = u.weight and k.reason = u.reason
)
select c.pupil_id, c.checkpoint_id, s.entered_on, e.entry_id, u.use_id
from scored_use s
join entry e on e.scored_entry = s.entry_id
join use u using (place)
join measured_case c using (case_id);
