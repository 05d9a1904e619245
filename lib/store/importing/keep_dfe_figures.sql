-- Store the DfE's figures that are new or have changed.
-- grain: one row per pupil stored
-- params: import_id
insert into dfe_measure by name
select
    pupil_id, attainment_8, progress_8, ks2_average, estimate, $import_id as import_id, source_row
from incoming_dfe
where outcome in ('created', 'updated');
