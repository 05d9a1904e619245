-- The pupils an impact is about, to be named behind a count.
-- grain: one row per pupil
-- key: pupil_id
-- params: urn
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar
select pupil_id, name as pupil_name, code as pupil_code, form
from viewer.pupil
where urn = $urn
order by surname, forename, pupil_id;
