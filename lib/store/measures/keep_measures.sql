-- Keep the measures of each pupil.
-- grain: one row per pupil, checkpoint and rule set
-- params: rule_set
insert into pupil_measure by name
select pupil_id, checkpoint_id, $rule_set as rule_set, m.* exclude (case_id)
from scored_measure m
join measured_case using (case_id);
