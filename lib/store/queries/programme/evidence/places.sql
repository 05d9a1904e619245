-- Who is or was on every plan of a school, from where, towards what, and how often they came.
-- grain: one row per plan, pupil and start
-- key: name, pupil_id, starts_on
-- params: urn
-- columns: name varchar, subject varchar, pupil_id bigint, pupil_name varchar, pupil_code
--   varchar, results_year integer, form varchar, starts_on date, ends_on date, baseline_grade
--   varchar, target_grade varchar, need varchar, present bigint, marks bigint, left_because
--   varchar
with marked as (
    select session_id, pupil_id, mark
    from viewer.session_mark
    qualify row_number() over (partition by session_id, pupil_id order by marked_at desc) = 1
),
came as (
    select
        s.intervention_id, m.pupil_id, count(*) as marks,
        count(*) filter (where m.mark = 'present') as present
    from viewer.intervention_session s
    join marked m using (session_id)
    where s.was_held
    group by s.intervention_id, m.pupil_id
)
select
    i.name, s.name as subject, i.pupil_id, p.name as pupil_name, p.code as pupil_code,
    p.results_year, p.form, i.starts_on, i.ends_on, i.baseline_grade, i.target_grade, i.need,
    c.present, c.marks, i.left_because
from viewer.intervention_pupil i
join viewer.pupil p using (pupil_id)
left join came c using (intervention_id, pupil_id)
left join reference_subject s using (subject_id)
where i.urn = $urn
order by i.starts_on desc, i.name, i.intervention_id, p.results_year, p.code;
