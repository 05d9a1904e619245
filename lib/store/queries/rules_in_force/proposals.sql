-- Rule sets that are proposals, with what must be said beside them.
-- grain: one row per rule set
-- key: rule_set
-- params: none
-- columns: rule_set varchar, label varchar, progress_8_note varchar, note varchar
select rule_set, label, progress_8_note, note
from reference_rule_set
where is_proposal
order by rule_set;
