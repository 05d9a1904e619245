-- Take out the grades an import stored.
-- grain: one row per result removed
-- params: import_id
delete from result where import_id = $import_id;
