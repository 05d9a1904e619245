-- Ten invented results a pupil, combined science among them.
-- grain: one row per case and subject
-- params: pupils, subjects
create or replace temp table scoring_result as
with scale as (
    select qualification, list(grade order by grade_order) as grades
    from reference_points
    where tables_year = 2024
    group by qualification
),

entry as (
    select subject_id, default_qualification as qualification, grades
    from reference_subject
    join scale on qualification = default_qualification
    where list_contains($subjects, subject_id)
)

select
    i as case_id,
    subject_id,
    qualification,
    grades[1 + (hash(i, subject_id) % len(grades))::integer] as grade,
    null::date as entered_on
from range($pupils::bigint) as t(i)
cross join entry;
