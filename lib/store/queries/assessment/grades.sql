-- Every grade a checkpoint has, and every one it should have: a pupil on roll with a target is
-- expected to have one. The class is that of the grade, or the last class the pupil was in for the
-- subject. The earlier grade is of the checkpoint before with the same kind of grade.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id, earlier_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, subject_id
--   varchar, subject varchar, subject_order integer, class_code varchar, is_in boolean, grade
--   varchar, points double, target_grade varchar, shortfall double, earlier_grade varchar,
--   earlier_points double
with chosen as (
    select checkpoint_id, urn, results_year, academic_year, collected_on, cohort_sequence
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
given as (
    select * from viewer.grade where checkpoint_id = $checkpoint_id
),
expected as (
    select t.pupil_id, t.subject_id
    from viewer.target t
    join viewer.pupil p using (pupil_id)
    join chosen c using (urn, results_year, academic_year)
    where coalesce(p.joined_on <= c.collected_on, true)
    and coalesce(p.left_on > c.collected_on, true)
    union
    select pupil_id, subject_id from given
),
last_class as (
    select g.pupil_id, g.subject_id, max_by(g.class_code, g.cohort_sequence) as class_code
    from viewer.grade g
    join chosen c using (urn, results_year, academic_year)
    where g.cohort_sequence < c.cohort_sequence and g.class_code is not null
    group by g.pupil_id, g.subject_id
)
select
    e.pupil_id,
    p.name as pupil_name,
    p.code as pupil_code,
    p.form,
    e.subject_id,
    s.name as subject,
    s.sort_order as subject_order,
    coalesce(g.class_code, l.class_code) as class_code,
    g.pupil_id is not null as is_in,
    g.grade,
    g.points,
    g.target_grade,
    g.shortfall,
    b.grade as earlier_grade,
    b.points as earlier_points
from expected e
join viewer.pupil p using (pupil_id)
join reference_subject s using (subject_id)
left join given g using (pupil_id, subject_id)
left join last_class l using (pupil_id, subject_id)
left join viewer.grade b
    on b.checkpoint_id = $earlier_id and b.pupil_id = e.pupil_id
    and b.subject_id = e.subject_id and b.qualification = g.qualification
order by s.sort_order, e.subject_id, p.form, p.name, e.pupil_id;
