-- The checkpoint, if it is locked.
-- grain: one row per checkpoint
-- params: checkpoint_id
select checkpoint_id from checkpoint where checkpoint_id = $checkpoint_id and status = 'locked';
