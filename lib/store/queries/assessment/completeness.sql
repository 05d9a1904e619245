-- How many of the grades that were expected are in, by subject. A grade is expected of every pupil
-- on roll who has a target in the subject that year; a grade without a target counts as well.
-- grain: one row per subject
-- key: subject_id
-- params: checkpoint_id
-- columns: subject_id varchar, subject varchar, expected bigint, received bigint
with chosen as (
    select checkpoint_id, urn, results_year, academic_year, collected_on
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
expected as (
    select t.pupil_id, t.subject_id
    from viewer.target t
    join viewer.pupil p using (pupil_id)
    join chosen c using (urn, results_year, academic_year)
    where coalesce(p.joined_on <= c.collected_on, true)
    and coalesce(p.left_on > c.collected_on, true)
    union
    select pupil_id, subject_id
    from viewer.grade
    where checkpoint_id = $checkpoint_id
),
given as (
    select pupil_id, subject_id, true as is_in
    from viewer.grade
    where checkpoint_id = $checkpoint_id
)
select
    e.subject_id,
    s.name as subject,
    count(*) as expected,
    count(g.is_in) as received
from expected e
join reference_subject s using (subject_id)
left join given g using (pupil_id, subject_id)
group by e.subject_id, s.name, s.sort_order
order by s.sort_order, e.subject_id;
