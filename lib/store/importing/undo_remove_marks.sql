-- Take out the session marks an import stored; the mark before each counts again.
-- grain: one row per session_mark removed
-- params: import_id
delete from session_mark where import_id = $import_id;
