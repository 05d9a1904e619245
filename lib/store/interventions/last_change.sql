-- Who changed a plan last.
-- grain: one row per plan
-- params: intervention_id
select changed_by
from intervention_change
where intervention_id = $intervention_id
order by changed_at desc
limit 1;
