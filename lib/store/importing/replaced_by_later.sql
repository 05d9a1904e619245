-- Imports that have since replaced something an import stored, the latest first.
-- grain: one row per import
-- params: import_id
with replaced as (
    select superseded_by from pupil_superseded where import_id = $import_id
    union
    select superseded_by from target_superseded where import_id = $import_id
    union
    select superseded_by from result_superseded where import_id = $import_id
    union
    select superseded_by from intervention_superseded where import_id = $import_id
    union
    select superseded_by from intervention_pupil_superseded where import_id = $import_id
)
select b.file_name
from import_batch b
join replaced r on r.superseded_by = b.import_id
order by b.import_id desc;
