-- Forget which tables a checkpoint that has gone was measured with.
-- grain: one row per checkpoint and rule set forgotten
-- params: none
delete from measured_with
where checkpoint_id not in (select checkpoint_id from checkpoint);
