-- The pupils of a plan, those taken off included: from where, towards what, where they are now.
-- A plan from a file keeps no start: it is then the last grade by the day the pupil joined, and
-- the target is the school's own (as in the query review_pupils), and `is_read_off` says so.
-- grain: one row per place
-- key: pupil_id, starts_on
-- params: intervention_id, as_of_on
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, is_disadvantaged boolean,
--   starts_on date, ends_on date, baseline_grade varchar, baseline_points double, target_grade
--   varchar, target_points double, is_read_off boolean, need varchar, left_because varchar,
--   grade_now varchar, points_now double
with place as (
    select * from viewer.intervention_pupil where intervention_id = $intervention_id
),
graded as (
    select g.*
    from viewer.grade g
    join place using (pupil_id, subject_id)
    where g.collected_on <= $as_of_on
),
latest as (
    select pupil_id, grade, points, target_grade, target_points
    from graded
    qualify row_number() over (
        partition by pupil_id order by collected_on desc, checkpoint_id desc
    ) = 1
),
start as (
    select place.pupil_id, place.starts_on, g.grade, g.points
    from place
    join graded g using (pupil_id)
    where g.collected_on <= place.starts_on
    qualify row_number() over (
        partition by place.pupil_id, place.starts_on
        order by g.collected_on desc, g.checkpoint_id desc
    ) = 1
)
select
    i.pupil_id, p.name, p.code, p.form, p.is_disadvantaged, i.starts_on, i.ends_on,
    coalesce(i.baseline_grade, s.grade) as baseline_grade,
    coalesce(i.baseline_points, s.points) as baseline_points,
    coalesce(i.target_grade, if(i.baseline_grade is null, l.target_grade, null)) as target_grade,
    coalesce(i.target_points, if(i.baseline_grade is null, l.target_points, null))
        as target_points,
    coalesce(i.baseline_grade is null and s.grade is not null, false) as is_read_off,
    i.need, i.left_because, l.grade as grade_now, l.points as points_now
from place i
join viewer.pupil p using (pupil_id)
left join latest l using (pupil_id)
left join start s on s.pupil_id = i.pupil_id and s.starts_on = i.starts_on
order by i.left_because is not null, p.surname collate nocase.noaccent,
    p.forename collate nocase.noaccent, i.pupil_id, i.starts_on;
