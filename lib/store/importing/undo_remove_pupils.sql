-- Take out the pupils an import stored.
-- grain: one row per pupil removed
-- params: import_id
delete from pupil where import_id = $import_id;
