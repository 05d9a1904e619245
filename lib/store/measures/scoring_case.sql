-- The cases to score under one rule set: the cohort's own, or for a proposal every case.
-- grain: one row per case
-- params: rule_set, is_proposal
create or replace temp table scoring_case as
select case_id, ks2_reading, ks2_maths
from measured_case
join pupil using (pupil_id)
where rule_set = $rule_set or $is_proposal;
