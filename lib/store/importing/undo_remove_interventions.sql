-- Take out the interventions an import stored.
-- grain: one row per intervention removed
-- params: import_id
delete from intervention where import_id = $import_id;
