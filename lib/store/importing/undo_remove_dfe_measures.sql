-- Take out the DfE's figures an import stored.
-- grain: one row per dfe_measure removed
-- params: import_id
delete from dfe_measure where import_id = $import_id;
