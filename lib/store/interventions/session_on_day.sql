-- The session of a plan on a day, if it was taken.
-- grain: one row per session
-- params: intervention_id, held_on
select session_id, taken_by
from intervention_session
where intervention_id = $intervention_id and held_on = $held_on
order by session_id
limit 1;
