-- name: compare_dfe_figures
-- The DfE's figures in the file beside those held for the pupil.
-- grain: one row per pupil to store
-- params: none
create or replace temp table incoming_dfe as
select
    e.source_row, e.place, e.pupil_id, e.attainment_8, e.progress_8, e.ks2_average, e.estimate,
    d.attainment_8 as old_attainment_8, d.progress_8 as old_progress_8,
    case
        when d.pupil_id is null then 'created'
        when row(e.attainment_8, e.progress_8, e.ks2_average, e.estimate)
            is distinct from row(d.attainment_8, d.progress_8, d.ks2_average, d.estimate)
            then 'updated'
        else 'unchanged'
    end as outcome
from entry e
left join standing.dfe_measure d using (pupil_id);

-- name: compared_dfe_figures
-- What storing would do to the DfE's figures of each pupil.
-- grain: one row per pupil to store
-- params: none
select
    source_row, place, outcome,
    'Attainment 8 ' || old_attainment_8 || coalesce(', Progress 8 ' || old_progress_8, '') as old,
    coalesce('Attainment 8 ' || attainment_8, '') || coalesce(', Progress 8 ' || progress_8, '')
        as new
from incoming_dfe;

-- name: supersede_dfe_figures
-- Set aside the DfE's figures this file changes, so that it can be undone.
-- grain: one row per pupil changed
-- params: import_id
update dfe_measure d set superseded_by = $import_id
from incoming_dfe i
where d.pupil_id = i.pupil_id and d.superseded_by is null and i.outcome = 'updated';

-- name: keep_dfe_figures
-- Store the DfE's figures that are new or have changed.
-- grain: one row per pupil stored
-- params: import_id
insert into dfe_measure by name
select
    pupil_id, attainment_8, progress_8, ks2_average, estimate, $import_id as import_id, source_row
from incoming_dfe
where outcome in ('created', 'updated');

-- name: dfe_differences
-- Where the DfE's figure and ours, from the pupil's final results by the rules of their year, differ
-- by more than rounding.
-- grain: one row per pupil and figure that differs
-- params: none
with ours as (
    select m.pupil_id, m.attainment_8, m.progress_8
    from pupil_measure m
    join checkpoint c on c.checkpoint_id = m.checkpoint_id and c.rule_set = m.rule_set
    where c.kind = 'final'
    qualify row_number() over (
        partition by m.pupil_id order by c.collected_on desc, c.checkpoint_id desc) = 1
),
beside as (
    select e.source_row, 'Attainment 8' as figure, e.attainment_8 as theirs, o.attainment_8 as mine
    from entry e join ours o using (pupil_id)
    union all
    select e.source_row, 'Progress 8', e.progress_8, o.progress_8
    from entry e join ours o using (pupil_id)
)
select source_row, figure, theirs, mine
from beside
where abs(theirs - mine) > 0.011
order by source_row, figure;
