-- A checkpoint goes with the last of its grades, unless another import of it still stands or an
-- Intervention Register was kept for it.
-- grain: one row per checkpoint removed
-- params: checkpoint_id
delete from checkpoint
where checkpoint_id = $checkpoint_id
and not exists (select 1 from result where result.checkpoint_id = $checkpoint_id)
and not exists (select 1 from register where register.checkpoint_id = $checkpoint_id);
