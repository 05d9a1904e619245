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
),
beside as (
    select
        e.*,
        p.points,
        t.grade as old_grade,
        t.qualification as old_qualification
    from entry e
    join pupil u using (pupil_id)
    left join points p
        on p.results_year = u.results_year
        and p.qualification = e.qualification and p.grade = e.grade
    left join target t
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
