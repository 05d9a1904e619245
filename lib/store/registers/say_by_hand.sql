-- Put a pupil on a register, or take one off it, by hand.
-- grain: one row per pupil and time it was said
-- params: register_id, pupil_id, is_on, reason, who
insert into register_hand values
($register_id, $pupil_id, $is_on, $reason, $who, now()::timestamp);
