-- name: checkpoint_labels
-- Checkpoints as a person names them.
-- grain: one row per checkpoint
-- params: checkpoint_ids
select academic_year_label || ' ' || name || ', Year ' || year_group as label
from viewer.checkpoint
where list_contains($checkpoint_ids::bigint[], checkpoint_id)
order by checkpoint_id;

-- name: checkpoint_like
-- The school's checkpoint of this time, year group and kind, if it has one.
-- grain: one row per checkpoint
-- params: urn, academic_year, half_term, year_group, kind
select checkpoint_id, status
from checkpoint
where urn = $urn and academic_year = $academic_year and half_term = $half_term
and year_group = $year_group and kind = $kind
order by checkpoint_id;

-- name: make_checkpoint
-- Make a checkpoint and return its number.
-- grain: one row
-- params: urn, academic_year, half_term, year_group, results_year, kind, status, collected_on, checked_on, rule_set, purpose
insert into checkpoint by name
select
    nextval('checkpoint_number') as checkpoint_id, $urn as urn,
    $academic_year as academic_year, $half_term as half_term, $year_group as year_group,
    $results_year as results_year, $kind as kind, $status as status,
    $collected_on::date as collected_on, $checked_on::date as checked_on,
    $rule_set as rule_set, $purpose as purpose
returning checkpoint_id;

-- name: checkpoints_of_pupils
-- The checkpoints that hold grades of pupils whose KS2 scores or cohort this import changed.
-- grain: one row per checkpoint
-- params: import_id
with changed as (
    select p.pupil_id
    from standing.pupil p
    join main.pupil s on s.pupil_id = p.pupil_id and s.superseded_by = $import_id
    where (p.ks2_reading, p.ks2_maths, p.results_year)
        is distinct from (s.ks2_reading, s.ks2_maths, s.results_year)
)
select distinct checkpoint_id from standing.result where pupil_id in (select pupil_id from changed);

-- name: checkpoints_of_targets
-- The checkpoints whose shortfalls follow from targets this import stored or replaced.
-- grain: one row per checkpoint
-- params: import_id
with touched as (
    select distinct t.academic_year, p.urn, p.results_year
    from (
        select pupil_id, academic_year from main.target
        where superseded_by = $import_id or (import_id = $import_id and superseded_by is null)
    ) t
    join standing.pupil p using (pupil_id)
)
select distinct c.checkpoint_id
from checkpoint c
join touched using (urn, academic_year, results_year);
