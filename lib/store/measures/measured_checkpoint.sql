-- Checkpoints whose figures may change with the ones named: all of the same cohorts, because a
-- run of checkpoints behind, and the grade before, reach across them.
-- A locked checkpoint that has been measured is frozen: its figures never move again.
-- grain: one row per checkpoint
-- params: checkpoint_ids
create or replace temp table measured_checkpoint as
with touched as (
    select distinct urn, results_year from checkpoint where list_contains($checkpoint_ids, checkpoint_id)
),
standing as (
    select
        *,
        status = 'locked' and checkpoint_id in (select checkpoint_id from pupil_subject) as is_frozen
    from checkpoint
)
select
    checkpoint_id, urn, results_year, kind, rule_set, collected_on,
    kind = 'working_at' as is_working_at,
    is_frozen,
    list_contains($checkpoint_ids, checkpoint_id) and not is_frozen as is_named
from standing
join touched using (urn, results_year);
