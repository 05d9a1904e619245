-- Close a plan: it stays, with the day and the reason.
-- grain: one row per plan
-- params: intervention_id, closed_on, because
update intervention set
    version = coalesce(version, 0) + 1, closed_on = $closed_on, closed_because = $because
where intervention_id = $intervention_id;
