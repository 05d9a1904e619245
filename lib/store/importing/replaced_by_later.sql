-- Imports that have since replaced, or taken out, something that one of these imports stored.
-- grain: one row per import
-- params: import_ids
with replaced as (
    select import_id, superseded_by from pupil_superseded
    union all
    select import_id, superseded_by from target_superseded
    union all
    select import_id, superseded_by from result_superseded
    union all
    select import_id, superseded_by from intervention_superseded
    union all
    select import_id, superseded_by from intervention_pupil_superseded
    union all
    select import_id, superseded_by from dfe_measure_superseded
)
select distinct superseded_by as import_id
from replaced
where list_contains($import_ids::bigint[], import_id)
and not list_contains($import_ids::bigint[], superseded_by)
order by superseded_by desc;
