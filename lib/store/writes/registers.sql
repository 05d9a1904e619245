-- name: end_membership
-- End what a person said of a pupil and a register: from that day the file counts again.
-- grain: one row per spell
-- params: membership_id, ends_on, who, note
update register_membership
set ends_on = $ends_on, ended_by = $who, ended_at = now()::timestamp, ended_note = $note
where membership_id = $membership_id;

-- name: follow_end
-- End the spells of the files where the pupil list no longer says so. A place among the pupils
-- under 100 ends with Year 7. What a person said is left alone.
-- grain: one row per spell ended
-- params: urn, import_id
update register_membership m
set
    ends_on = greatest(m.starts_on, least(d.day, f.last_day + 1)),
    ended_import_id = $import_id
from register_in_file f, (
    select coalesce(max(as_of_on), current_date) as day from school where urn = $urn
) d
where f.pupil_id = m.pupil_id and f.register = m.register
and f.urn = $urn
and m.source = 'file' and m.ends_on is null
and (not f.file_says or coalesce(d.day > f.last_day, false));

-- name: follow_open
-- Open a spell where the pupil list says so and none of the files' spells is open. A pupil who is
-- new to the list has been on the register since first listed.
-- grain: one row per spell opened
-- params: urn, import_id
insert into register_membership by name
with d as (
    select coalesce(max(as_of_on), current_date) as day from school where urn = $urn
)
select
    nextval('membership_number') as membership_id, f.pupil_id, f.register, 'file' as source,
    true as is_member, f.detail, d.day as starts_on,
    case
        when p.import_id = $import_id
            and p.pupil_id not in (
                select pupil_id from main.pupil where superseded_by = $import_id
            ) then 'first_list'
        else 'change'
    end as opened_as,
    $import_id as import_id
from register_in_file f
join standing.pupil p using (pupil_id)
cross join d
where f.urn = $urn and f.file_says
and coalesce(d.day <= f.last_day, true)
and not exists (
    select 1 from register_membership m
    where m.pupil_id = f.pupil_id and m.register = f.register
    and m.source = 'file' and m.ends_on is null
)
order by f.pupil_id, f.register;

-- name: keep_membership
-- Let what a person said stand although a file says otherwise.
-- grain: one row per spell
-- params: membership_id, who
update register_membership
set kept_by = $who, kept_at = now()::timestamp
where membership_id = $membership_id;

-- name: say_membership
-- Keep what a person says of a pupil and a register, against what the file says.
-- grain: one row per spell
-- params: pupil_id, register, is_member, detail, starts_on, who, note
insert into register_membership by name
select
    nextval('membership_number') as membership_id, $pupil_id as pupil_id, $register as register,
    'hand' as source, $is_member as is_member, $detail as detail, $starts_on as starts_on,
    'hand' as opened_as, $who as said_by, now()::timestamp as said_at, $note as note;

-- name: unfollow_ended
-- Open again the spells an import ended.
-- grain: one row per spell
-- params: import_id
update register_membership
set ends_on = null, ended_import_id = null
where source = 'file' and ended_import_id = $import_id;

-- name: unfollow_opened
-- Take out the spells an import opened.
-- grain: one row per spell
-- params: import_id
delete from register_membership where source = 'file' and import_id = $import_id;
