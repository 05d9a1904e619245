-- The pupils are back, so they are no longer set aside.
-- grain: one row per pupil put back
-- params: import_id
delete from pupil_superseded where superseded_by = $import_id;
