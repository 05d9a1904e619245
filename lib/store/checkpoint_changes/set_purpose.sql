-- Say what a collection is for; a blank line takes it back.
-- grain: one row per checkpoint changed
-- params: checkpoint_id, purpose
update checkpoint
set purpose = nullif($purpose, '')
where checkpoint_id = $checkpoint_id;
