-- The school that holds a pupil's data.
-- grain: one row per pupil
-- key: name
-- params: pupil_id
-- columns: name varchar, urn integer
select s.name, s.urn
from viewer.school s
join viewer.pupil p using (urn)
where p.pupil_id = $pupil_id;
