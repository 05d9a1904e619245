-- Make way for the slots of the checkpoints that will be scored.
-- grain: one row per row taken away
-- params: none
delete from kept_slot
where checkpoint_id in (select checkpoint_id from measured_checkpoint where is_named);
