-- Take out the targets an import stored.
-- grain: one row per target removed
-- params: import_id
delete from target where import_id = $import_id;
