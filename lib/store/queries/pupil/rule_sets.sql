-- The rule sets a pupil's grades can be seen under: the cohort's own, then each proposal.
-- grain: one row per rule set
-- key: rule_set
-- params: checkpoint_id
-- columns: rule_set varchar, label varchar, is_proposal boolean
select r.rule_set, r.label, r.is_proposal
from reference_rule_set r
join viewer.checkpoint c on c.checkpoint_id = $checkpoint_id
where r.rule_set = c.rule_set or r.is_proposal
order by r.is_proposal, r.rule_set;
