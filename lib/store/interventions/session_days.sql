-- The first and last day on which a plan can have a session, null where it has no fixed end.
-- grain: one row per intervention
-- params: intervention_id
select name, starts_on, least(ends_on, closed_on - 1) as last_day
from intervention
where intervention_id = $intervention_id;
