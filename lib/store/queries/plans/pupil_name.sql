-- What one pupil is called, by name and by code.
-- grain: one row per pupil
-- key: pupil_id
-- params: pupil_id
-- columns: pupil_id bigint, name varchar, code varchar, form varchar
select pupil_id, name, code, form
from viewer.pupil
where pupil_id = $pupil_id;
