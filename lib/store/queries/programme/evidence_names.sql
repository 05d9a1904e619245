-- Every pupil a school ever listed, with the name and the code, so that names can be taken out.
-- grain: one row per pupil
-- params: urn
select pupil_id, forename, surname, code
from viewer.pupil
where urn = $urn
order by pupil_id;
