-- Put right what is said of a session as a whole.
-- grain: one row per session
-- params: session_id, minutes, was_held, note
update intervention_session
set minutes = $minutes, was_held = $was_held, note = $note
where session_id = $session_id;
