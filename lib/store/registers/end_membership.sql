-- End what a person said of a pupil and a register: from that day the file counts again.
-- grain: one row per spell
-- params: membership_id, ends_on, who, note
update register_membership
set ends_on = $ends_on, ended_by = $who, ended_at = now()::timestamp, ended_note = $note
where membership_id = $membership_id;
