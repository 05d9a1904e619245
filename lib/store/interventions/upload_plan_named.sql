-- The plan of a name in a subject that is still open on a day, the newest of several.
-- grain: one row per plan
-- params: urn, name, subject_id, day
select intervention_id
from intervention
where urn = $urn and lower(name) = lower($name::text)
and subject_id is not distinct from $subject_id::text
and closed_on is null and coalesce(ends_on >= $day, true)
order by starts_on desc, intervention_id desc
limit 1;
