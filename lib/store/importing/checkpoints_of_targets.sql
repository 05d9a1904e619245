-- The checkpoints whose shortfalls follow from targets this import stored or replaced.
-- grain: one row per checkpoint
-- params: import_id
with touched as (
    select distinct t.academic_year, p.urn, p.results_year
    from (
        select pupil_id, academic_year from target where import_id = $import_id
        union all
        select pupil_id, academic_year from target_superseded where superseded_by = $import_id
    ) t
    join pupil p using (pupil_id)
)
select distinct c.checkpoint_id
from checkpoint c
join touched using (urn, academic_year, results_year);
