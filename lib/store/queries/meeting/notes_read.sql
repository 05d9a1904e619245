-- The notes on the screen that the school has put away.
-- grain: one row per note
-- key: note
-- params: urn
-- columns: note varchar, read_at timestamp
select note, read_at
from viewer.note_read
where urn = $urn;
