-- name: scored_pupils
-- The pupils of a school that is only scored, in the order of their list, with what the list calls
-- each.
-- grain: one row per pupil
-- params: none
select
    pupil_id as line,
    pupil_id::varchar as pupil_id,
    coalesce(ks2_reading::varchar, '') as ks2_reading,
    coalesce(ks2_maths::varchar, '') as ks2_maths,
    coalesce(
        nullif(admission_number, ''), nullif(upn, ''), nullif(uln, ''), surname || ', ' || forename
    ) as called
from standing.pupil
order by pupil_id;

-- name: scored_results
-- The grades of a school that is only scored; it has one checkpoint.
-- grain: one row per grade
-- params: none
select
    row_number() over (order by pupil_id, subject_id, qualification, entered_on) as line,
    pupil_id::varchar as pupil_id,
    subject_id as subject,
    qualification,
    grade,
    coalesce(strftime(entered_on, '%Y-%m-%d'), '') as entered_on
from standing.result
where grade is not null;
