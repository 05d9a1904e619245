-- Each pupil who was on a plan: the grade it started from, the target, the grade at a checkpoint.
-- Where the plan keeps no start, it is the last grade collected by the day the pupil joined; where
-- it keeps no target, the school's own at the checkpoint asked about.
-- grain: one row per pupil
-- key: pupil_id
-- params: intervention_id, checkpoint_id
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, results_year integer,
--   starts_on date, baseline_grade varchar, baseline_points double, target_grade varchar,
--   target_points double, grade_now varchar, points_now double, next_step varchar, reviewed_on
--   date, evidence varchar, outcome_grade varchar
with place as (
    select
        m.pupil_id, any_value(m.subject_id) as subject_id, min(m.starts_on) as starts_on,
        max(m.baseline_grade) as baseline_grade, max(m.baseline_points) as baseline_points,
        max(m.target_grade) as target_grade, max(m.target_points) as target_points
    from viewer.intervention_pupil m
    where m.intervention_id = $intervention_id
    group by m.pupil_id
),
start as (
    select place.pupil_id, g.grade, g.points
    from place
    join viewer.grade g using (pupil_id, subject_id)
    where g.collected_on <= place.starts_on
    qualify row_number() over (partition by place.pupil_id order by g.collected_on desc) = 1
)
select
    p.pupil_id, p.name, p.code, p.form, p.results_year, place.starts_on,
    coalesce(place.baseline_grade, start.grade) as baseline_grade,
    coalesce(place.baseline_points, start.points) as baseline_points,
    coalesce(place.target_grade, g.target_grade) as target_grade,
    coalesce(place.target_points, g.target_points) as target_points,
    g.grade as grade_now, g.points as points_now,
    r.next_step, r.reviewed_on, r.evidence, r.outcome_grade
from place
join viewer.pupil p using (pupil_id)
left join start using (pupil_id)
left join viewer.grade g
    on g.pupil_id = place.pupil_id and g.subject_id = place.subject_id
    and g.checkpoint_id = $checkpoint_id
left join viewer.latest_review r
    on r.intervention_id = $intervention_id and r.pupil_id = place.pupil_id and not r.is_follow_up
order by p.form, p.surname, p.forename, p.pupil_id;
