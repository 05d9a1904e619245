-- The targets are back, so they are no longer set aside.
-- grain: one row per target put back
-- params: import_id
delete from target_superseded where superseded_by = $import_id;
