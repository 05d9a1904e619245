-- One import, by its number.
-- grain: one row per import
-- params: import_id
select import_id, file_name, content, checkpoint_id, status, imported_at
from import_batch
where import_id = $import_id;
