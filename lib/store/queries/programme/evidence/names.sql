-- Every name a school's pupils stand or ever stood under in its files, with the code, so that names
-- can be taken out of texts.
-- grain: one row per pupil and name
-- key: pupil_id, forename, surname
-- params: urn
-- columns: pupil_id bigint, forename varchar, surname varchar, code varchar
select distinct h.pupil_id, h.forename, h.surname, p.code
from viewer.held_pupil h
join viewer.pupil p using (pupil_id)
where p.urn = $urn
order by h.pupil_id, h.surname, h.forename;
