-- The DfE's figures are back, so they are no longer set aside.
-- grain: one row per dfe_measure put back
-- params: import_id
delete from dfe_measure_superseded where superseded_by = $import_id;
