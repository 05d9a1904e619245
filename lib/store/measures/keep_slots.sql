-- Keep the working of each slot.
-- grain: one row per pupil, checkpoint, rule set, subject, entered_on and part
-- params: rule_set
insert into pupil_slot by name
select pupil_id, checkpoint_id, $rule_set as rule_set, s.* exclude (case_id)
from scored_slot s
join measured_case using (case_id);
