-- name: compare_results
-- The grades to store beside those the checkpoint holds. A class left blank keeps the class.
-- A null grade is a blank cell that a person said clears what was there: nothing to do where
-- nothing was. A marksheet has one grade a subject, so it replaces whatever qualification stood there.
-- grain: one row per grade to store
-- params: checkpoint_id, rule_set, is_long, is_final
create or replace temp table incoming_result as
with points as (
    select p.qualification, p.grade, p.points
    from reference_points p
    join reference_rule_set r on r.tables_year = p.tables_year
    where r.rule_set = $rule_set
    union all
    select scale, grade, points from school_scale_grade
),
beside as (
    select
        e.* exclude (class_code),
        coalesce(nullif(e.class_code, ''), r.class_code) as class_code,
        p.points,
        r.grade as old_grade,
        r.qualification as old_qualification,
        r.class_code as old_class_code,
        r.entered_on as old_entered_on
    from entry e
    left join points p on p.qualification = e.qualification and p.grade = e.grade
    left join standing.result r
        on r.checkpoint_id = $checkpoint_id
        and r.pupil_id = e.pupil_id
        and r.subject_id = e.subject_id
        -- A date is part of a final result alone; 0.2.0 kept those of other grades as well.
        and (r.entered_on is not distinct from e.entered_on or not $is_final)
        and (not $is_long or r.qualification = e.qualification)
    qualify row_number() over (
        partition by e.source_row, e.place
        order by r.qualification = e.qualification desc nulls last, r.qualification,
            r.entered_on desc nulls last
    ) = 1
)
select
    *,
    case
        when grade is null then if(old_grade is null, 'nothing', 'updated')
        when old_grade is null then 'created'
        when old_grade <> grade or old_qualification <> qualification
            or class_code is distinct from old_class_code then 'updated'
        else 'unchanged'
    end as outcome
from beside;

-- name: compared_results
-- What storing would do to each grade.
-- grain: one row per grade to store
-- params: none
select source_row, place, outcome, old_grade as old, grade as new from incoming_result;

-- name: supersede_results
-- Set aside the grades this file replaces, so that it can be undone.
-- grain: one row per grade replaced
-- params: checkpoint_id, import_id
update result r set superseded_by = $import_id
from incoming_result i
where r.checkpoint_id = $checkpoint_id and r.superseded_by is null and i.outcome = 'updated'
and r.pupil_id = i.pupil_id and r.subject_id = i.subject_id
and r.qualification = i.old_qualification and r.entered_on is not distinct from i.old_entered_on;

-- name: keep_results
-- Store the grades that are new or have changed.
-- grain: one row per grade stored
-- params: checkpoint_id, import_id
insert into result by name
select
    pupil_id, $checkpoint_id as checkpoint_id, subject_id, qualification, grade, points,
    class_code, entered_on, $import_id as import_id, source_row, source_column, value_in_file
from incoming_result
where outcome in ('created', 'updated') and grade is not null;
