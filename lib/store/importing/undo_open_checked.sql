-- Open the checkpoints that were checked, and say which they were.
-- grain: one row per checkpoint
-- params: checkpoint_ids
update checkpoint
set status = 'open', checked_on = null
where list_contains($checkpoint_ids::bigint[], checkpoint_id) and status = 'checked'
returning checkpoint_id;
