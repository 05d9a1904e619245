-- name: compare_targets
-- The targets to store beside those the pupils have for the academic year. A null grade is a blank
-- cell that a person said clears what was there: nothing to do where nothing was.
-- grain: one row per target to store
-- params: academic_year
create or replace temp table incoming_target as
with points as (
    select r.results_year, p.qualification, p.grade, p.points
    from reference_points p
    join reference_rule_set r on r.tables_year = p.tables_year
    where not r.is_proposal
    union all
    select null, scale, grade, points from school_scale_grade
),
beside as (
    select
        e.*,
        p.points,
        t.grade as old_grade,
        t.qualification as old_qualification
    from entry e
    join standing.pupil u using (pupil_id)
    left join points p
        on (p.results_year = u.results_year or p.results_year is null)
        and p.qualification = e.qualification and p.grade = e.grade
    left join standing.target t
        on t.pupil_id = e.pupil_id and t.subject_id = e.subject_id
        and t.academic_year = $academic_year
)
select
    *,
    case
        when grade is null then if(old_grade is null, 'nothing', 'updated')
        when old_grade is null then 'created'
        when old_grade <> grade or old_qualification <> qualification then 'updated'
        else 'unchanged'
    end as outcome
from beside;

-- name: compared_targets
-- What storing would do to each target.
-- grain: one row per target to store
-- params: none
select source_row, place, outcome, old_grade as old, grade as new from incoming_target;

-- name: supersede_targets
-- Set aside the targets this file replaces, so that it can be undone.
-- grain: one row per target replaced
-- params: academic_year, import_id
update target t set superseded_by = $import_id
from incoming_target i
where t.academic_year = $academic_year and t.superseded_by is null and i.outcome = 'updated'
and t.pupil_id = i.pupil_id and t.subject_id = i.subject_id;

-- name: keep_targets
-- Store the targets that are new or have changed.
-- grain: one row per target stored
-- params: academic_year, import_id
insert into target by name
select
    pupil_id, $academic_year as academic_year, subject_id, qualification, grade, points,
    $import_id as import_id, source_row
from incoming_target
where outcome in ('created', 'updated') and grade is not null;

-- name: targets_without_points
-- Targets whose grade is worth nothing known by the rules of the pupil's year: X, or a grade of a
-- qualification that year's tables do not list.
-- grain: one row per target
-- params: none
with points as (
    select r.results_year, p.qualification, p.grade, p.points
    from reference_points p
    join reference_rule_set r on r.tables_year = p.tables_year
    where not r.is_proposal
    union all
    select null, scale, grade, points from school_scale_grade
)
select e.source_row, e.place
from entry e
join standing.pupil u using (pupil_id)
left join points p
    on (p.results_year = u.results_year or p.results_year is null)
    and p.qualification = e.qualification and p.grade = e.grade
where e.state in ('ok', 'repaired') and p.points is null
order by e.source_row, e.place;
