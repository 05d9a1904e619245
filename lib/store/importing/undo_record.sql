-- Record that an import was undone.
-- grain: one row per import
-- params: import_id
update import_batch
set status = 'undone', undone_at = now()::timestamp
where import_id = $import_id;
