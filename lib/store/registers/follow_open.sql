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
                select pupil_id from pupil_superseded where superseded_by = $import_id
            ) then 'first_list'
        else 'change'
    end as opened_as,
    $import_id as import_id
from register_in_file f
join pupil p using (pupil_id)
cross join d
where f.urn = $urn and f.file_says
and coalesce(d.day <= f.last_day, true)
and not exists (
    select 1 from register_membership m
    where m.pupil_id = f.pupil_id and m.register = f.register
    and m.source = 'file' and m.ends_on is null
)
order by f.pupil_id, f.register;
