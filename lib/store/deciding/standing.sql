-- What a decision says now.
-- grain: one row per decision
-- params: decision_id
select what, who, due_on::text as due_on, state, decided_on
from meeting_decision
where decision_id = $decision_id;
