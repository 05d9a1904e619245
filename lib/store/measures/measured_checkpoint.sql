-- Checkpoints whose figures may change with the ones named: all of the same cohorts, because a
-- run of checkpoints behind, and the grade before, reach across them.
-- grain: one row per checkpoint
-- params: checkpoint_ids
create or replace temp table measured_checkpoint as
with touched as (
    select distinct urn, results_year from checkpoint where list_contains($checkpoint_ids, checkpoint_id)
)
select
    checkpoint_id, urn, results_year, kind, rule_set, collected_on,
    kind = 'working_at' as is_working_at,
    list_contains($checkpoint_ids, checkpoint_id) as is_named
from checkpoint
join touched using (urn, results_year);
