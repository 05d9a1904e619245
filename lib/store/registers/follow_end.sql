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
