-- A change of who is on a plan counts as a change of the plan.
-- grain: one row per plan
-- params: intervention_id
update intervention set version = coalesce(version, 0) + 1
where intervention_id = $intervention_id;
