-- How many pupils are on each subject's list, of how many who could be.
-- grain: one row per subject
-- key: subject_id
-- params: checkpoint_id, as_of_on, subject_id
-- columns: subject_id varchar, subject varchar, department varchar, subject_order integer, pupils
--   bigint, pupils_without_target bigint, behind bigint, persistent bigint, new bigint, one_off
--   bigint, behind_disadvantaged bigint, disadvantaged bigint, behind_without_help bigint
with helped as (
    select distinct pupil_id
    from viewer.intervention_pupil
    where starts_on <= $as_of_on and coalesce(ends_on >= $as_of_on, true)
),
graded as (
    select g.*, h.pupil_id is not null as is_helped
    from viewer.grade g
    join viewer.pupil p using (pupil_id)
    left join helped h using (pupil_id)
    where g.checkpoint_id = $checkpoint_id
    and coalesce(p.left_on > $as_of_on, true)
    and g.subject_id = coalesce($subject_id, g.subject_id)
)
select
    subject_id, subject, department, subject_order,
    count(shortfall) as pupils,
    count(*) - count(shortfall) as pupils_without_target,
    count(*) filter (where is_behind) as behind,
    count(*) filter (where status = 'persistent') as persistent,
    count(*) filter (where status = 'new') as new,
    count(*) filter (where status = 'one_off') as one_off,
    count(*) filter (where is_behind and is_disadvantaged) as behind_disadvantaged,
    count(*) filter (where shortfall is not null and is_disadvantaged) as disadvantaged,
    count(*) filter (where is_behind and not is_helped) as behind_without_help
from graded
group by subject_id, subject, department, subject_order
order by subject_order, subject_id;
