-- Forget who checked a checkpoint that has gone.
-- grain: one row per change forgotten
-- params: none
delete from checkpoint_change
where checkpoint_id not in (select checkpoint_id from checkpoint);
