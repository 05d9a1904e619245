-- Between which two checkpoints the help a pupil had is judged.

-- The last checkpoint on or before the day the pupil's help began, and the first on or after its
-- end (while there is none, the latest since it began). Both hold grades of one sort, working-at or
-- end-of-course, and grades in the subject. `subject_id` is '' for help in no subject; it is judged
-- on all of them. Blank where there is no such checkpoint.
-- grain: one row per intervention and pupil
create view viewer.intervention_window as
with place as (
    select
        i.intervention_id, i.urn, i.pupil_id, p.results_year,
        coalesce(i.subject_id, '') as subject_id,
        min(i.starts_on) as starts_on,
        case when count(i.ends_on) = count(*) then max(i.ends_on) end as ends_on
    from viewer.intervention_pupil i
    join viewer.pupil p using (pupil_id)
    group by i.intervention_id, i.urn, i.pupil_id, p.results_year, i.subject_id
),
graded as (
    select distinct g.checkpoint_id, g.subject_id
    from pupil_subject g
    where g.points is not null
),
assessed as (
    select
        c.urn, c.results_year, g.subject_id, c.checkpoint_id, c.collected_on,
        c.kind = 'working_at' as is_working_at
    from main.checkpoint c
    join (from graded union select checkpoint_id, '' from graded) g using (checkpoint_id)
),
begun as (
    select
        s.*, a.checkpoint_id as before_id, a.collected_on as before_on, a.is_working_at
    from (select distinct urn, results_year, subject_id, starts_on, ends_on from place) s
    asof left join assessed a
        on a.urn = s.urn and a.results_year = s.results_year and a.subject_id = s.subject_id
        and s.starts_on >= a.collected_on
),
ended as (
    select
        b.urn, b.results_year, b.subject_id, b.starts_on, b.ends_on, b.before_id, b.before_on,
        coalesce(
            arg_min(a, a.collected_on) filter (where a.collected_on >= b.ends_on),
            arg_max(a, a.collected_on)
        ) as after
    from begun b
    left join assessed a
        on a.urn = b.urn and a.results_year = b.results_year and a.subject_id = b.subject_id
        and a.is_working_at = b.is_working_at and a.collected_on > b.starts_on
    group by all
)
select
    place.*, e.before_id, e.before_on,
    e.after.checkpoint_id as after_id, e.after.collected_on as after_on
from place
join ended e
    on e.urn = place.urn and e.results_year = place.results_year
    and e.subject_id = place.subject_id and e.starts_on = place.starts_on
    and e.ends_on is not distinct from place.ends_on;
