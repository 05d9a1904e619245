-- The other names that files have for a pupil, as a person said. Who said so is not named.
-- grain: one row per name
-- key: name, said_at
-- params: pupil_id
-- columns: name varchar, said_at timestamp, file_name varchar
select name, said_at, file_name
from viewer.held_other_name
where pupil_id = $pupil_id
order by said_at, name;
