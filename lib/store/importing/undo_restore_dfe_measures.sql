-- Put back the DfE's figures an import replaced.
-- grain: one row per dfe_measure put back
-- params: import_id
insert into dfe_measure by name
select * exclude (superseded_by) from dfe_measure_superseded where superseded_by = $import_id;
