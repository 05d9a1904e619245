-- What the attendance and its account need to know of one plan.
-- grain: one row per intervention
-- key: intervention_id
-- params: intervention_id
-- columns: intervention_id bigint, urn integer, lead varchar, starts_on date, last_day date,
--   sessions_planned integer, minutes integer, weekday integer, cost double,
--   cost_per_session double
select
    intervention_id, urn, lead, starts_on, least(ends_on, closed_on - 1) as last_day,
    sessions_planned, minutes, weekday, cost, cost_per_session
from viewer.intervention
where intervention_id = $intervention_id;
