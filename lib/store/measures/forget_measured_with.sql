-- Make way for the tables that the checkpoints will be scored with.
-- grain: one row per row taken away
-- params: none
delete from measured_with
where checkpoint_id in (select checkpoint_id from measured_checkpoint where is_named);
