-- The pupils on roll who have a target but no grade at a checkpoint, with the subjects missing.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, subjects
--   varchar[]
with chosen as (
    select checkpoint_id, urn, results_year, academic_year, collected_on
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
given as (
    select pupil_id, subject_id
    from viewer.grade
    where checkpoint_id = $checkpoint_id
)
select
    t.pupil_id,
    p.name as pupil_name,
    p.code as pupil_code,
    p.form,
    list(t.subject order by t.subject) as subjects
from viewer.target t
join viewer.pupil p using (pupil_id)
join chosen c using (urn, results_year, academic_year)
left join given g using (pupil_id, subject_id)
where g.pupil_id is null
and coalesce(p.joined_on <= c.collected_on, true)
and coalesce(p.left_on > c.collected_on, true)
group by t.pupil_id, p.name, p.code, p.form
order by p.form, p.name, t.pupil_id;
