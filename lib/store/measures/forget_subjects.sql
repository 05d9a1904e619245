-- Make way for each grade beside its target, but for what is frozen.
-- grain: one row per row taken away
-- params: none
delete from pupil_subject
where checkpoint_id in (select checkpoint_id from measured_checkpoint where not is_frozen);
