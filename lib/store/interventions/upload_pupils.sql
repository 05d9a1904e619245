-- The pupils of a school whom an uploaded list names, as the list writes them.
-- grain: one row per pupil
-- params: urn, pupil_ids
select pupil_id, surname || ', ' || forename as pupil, left_on
from pupil
where urn = $urn and pupil_id in (select unnest($pupil_ids::bigint[]));
