-- The grades are back, so they are no longer set aside.
-- grain: one row per result put back
-- params: import_id
delete from result_superseded where superseded_by = $import_id;
