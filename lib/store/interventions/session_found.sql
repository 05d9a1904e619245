-- One session as it is kept.
-- grain: one row per session
-- params: session_id
select intervention_id, held_on, was_held, minutes, note
from intervention_session
where session_id = $session_id;
