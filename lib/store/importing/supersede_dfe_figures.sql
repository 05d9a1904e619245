-- Set aside the DfE's figures this file changes, so that it can be undone.
-- grain: one row per pupil changed
-- params: import_id
insert into dfe_measure_superseded by name
select d.*, $import_id as superseded_by
from dfe_measure d
join incoming_dfe i using (pupil_id)
where i.outcome = 'updated';
