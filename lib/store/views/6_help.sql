-- The help pupils get: planned, given, reviewed, and between which checkpoints it is judged.

-- grain: one row per intervention
create view viewer.intervention as select * from main.intervention;

-- `ends_on` is the last day of help: of the pupil's place, of the plan, or the day before it closed.
-- grain: one row per intervention and pupil
create view viewer.intervention_pupil as
select
    i.intervention_id, i.urn, i.name, i.subject_id, i.wave, i.kind, i.lead,
    m.pupil_id, m.starts_on, least(coalesce(m.ends_on, i.ends_on), i.closed_on - 1) as ends_on,
    m.baseline_grade, m.baseline_points, m.target_grade, m.target_points, m.need, m.left_because
from standing.intervention_pupil m
join main.intervention i using (intervention_id)
join viewer.pupil p using (pupil_id);

create view viewer.intervention_change as
select c.* from main.intervention_change c
where c.pupil_id is null or c.pupil_id in (select pupil_id from viewer.pupil);

create view viewer.intervention_type as select * from main.intervention_type;

create view viewer.intervention_session as select * from main.intervention_session;

create view viewer.session_mark as
select m.* from main.session_mark m join viewer.pupil p using (pupil_id);

-- The mark that counts. Marks only ever get later (lib/interventions/sessions/marking.py sees to it), and
-- marks of one moment come from one file, which names a pupil and session once.
-- grain: one row per session and pupil
create view viewer.latest_mark as
select session_id, pupil_id, mark, reason, marked_by, marked_at
from viewer.session_mark
qualify row_number() over (partition by session_id, pupil_id order by marked_at desc) = 1;

create view viewer.intervention_review as
select r.* from main.intervention_review r
where r.pupil_id is null or r.pupil_id in (select pupil_id from viewer.pupil);

-- The review that counts: of the whole intervention or of one pupil on it, and its follow-up.
-- grain: one row per intervention, pupil (null: the whole group) and whether it is a follow-up
create view viewer.latest_review as
select *
from viewer.intervention_review
qualify row_number() over (
    partition by intervention_id, pupil_id, is_follow_up order by review_id desc
) = 1;

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
