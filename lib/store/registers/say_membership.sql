-- Keep what a person says of a pupil and a register, against what the file says.
-- grain: one row per spell
-- params: pupil_id, register, is_member, detail, starts_on, who, note
insert into register_membership by name
select
    nextval('membership_number') as membership_id, $pupil_id as pupil_id, $register as register,
    'hand' as source, $is_member as is_member, $detail as detail, $starts_on as starts_on,
    'hand' as opened_as, $who as said_by, now()::timestamp as said_at, $note as note;
