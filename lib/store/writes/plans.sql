-- name: asked_pupils
-- Each pupil asked for: whether they are on roll, and their grade and target at the start.
-- grain: one row per pupil asked for
-- params: pupil_ids, checkpoint_id, subject_id
with asked as (
    select distinct unnest($pupil_ids::bigint[]) as pupil_id
)
select
    a.pupil_id, p.urn, p.left_on, g.grade, g.points, g.target_grade, g.target_points,
    coalesce(g.qualification, s.default_qualification) as qualification
from asked a
left join standing.pupil p using (pupil_id)
left join pupil_subject g
    on g.pupil_id = a.pupil_id and g.checkpoint_id = $checkpoint_id::bigint
    and g.subject_id = $subject_id::text
left join reference_subject s on s.subject_id = $subject_id::text
order by a.pupil_id;

-- name: change_place
-- Write anew where a pupil starts from, what they aim at and why they are on the plan.
-- grain: one row per place
-- params: intervention_id, pupil_id, baseline_grade, baseline_points, target_grade, target_points, need
update intervention_pupil set
    baseline_grade = $baseline_grade, baseline_points = $baseline_points,
    target_grade = $target_grade, target_points = $target_points, need = $need
where intervention_id = $intervention_id and pupil_id = $pupil_id and left_because is null and superseded_by is null;

-- name: change_plan
-- Write a plan's details anew, one version on.
-- grain: one row per plan
-- params: intervention_id, name, subject_id, wave, kind, lead, starts_on, ends_on, barrier, place, leader, provider, cycle, sessions_planned, minutes, weekday, time_of_day, room, misses_subject_id, resources, resources_assured_by, chosen_by, from_checkpoint_id, success_criteria, cost, cost_per_session
update intervention set
    version = coalesce(version, 0) + 1,
    name = $name, subject_id = $subject_id, wave = $wave, kind = $kind, lead = $lead,
    starts_on = $starts_on, ends_on = $ends_on, barrier = $barrier, place = $place,
    leader = $leader, provider = $provider, cycle = $cycle,
    sessions_planned = $sessions_planned, minutes = $minutes, weekday = $weekday,
    time_of_day = $time_of_day, room = $room, misses_subject_id = $misses_subject_id,
    resources = $resources, resources_assured_by = $resources_assured_by,
    chosen_by = $chosen_by, from_checkpoint_id = $from_checkpoint_id,
    success_criteria = $success_criteria, cost = $cost, cost_per_session = $cost_per_session
where intervention_id = $intervention_id;

-- name: close_plan
-- Close a plan: it stays, with the day and the reason.
-- grain: one row per plan
-- params: intervention_id, closed_on, because
update intervention set
    version = coalesce(version, 0) + 1, closed_on = $closed_on, closed_because = $because
where intervention_id = $intervention_id;

-- name: count_change
-- A change of who is on a plan counts as a change of the plan.
-- grain: one row per plan
-- params: intervention_id
update intervention set version = coalesce(version, 0) + 1
where intervention_id = $intervention_id;

-- name: end_place
-- Take a pupil off a plan: the place stays, with its last day and the reason.
-- grain: one row per place
-- params: intervention_id, pupil_id, ends_on, because
update intervention_pupil set ends_on = $ends_on, left_because = $because
where intervention_id = $intervention_id and pupil_id = $pupil_id and left_because is null and superseded_by is null;

-- name: forget_type
-- Make room for what a school now says of a type of help.
-- grain: one row per type
-- params: urn, name
delete from intervention_type where urn = $urn and lower(name) = lower($name::text);

-- name: grade_points
-- What a grade is worth on its own scale, by the newest tables.
-- grain: one row
-- params: qualification, grade
select points
from (
    select tables_year, qualification, grade, points from reference_points
    union all
    select null, scale, grade, points from school_scale_grade
)
where qualification = $qualification and upper(grade) = upper($grade::text)
order by tables_year desc nulls last
limit 1;

-- name: keep_plan
-- Store a plan made by hand.
-- grain: one row per plan
-- params: intervention_id, urn, name, subject_id, wave, kind, lead, starts_on, ends_on, barrier, place, leader, provider, cycle, sessions_planned, minutes, weekday, time_of_day, room, misses_subject_id, resources, resources_assured_by, chosen_by, from_checkpoint_id, success_criteria, cost, cost_per_session, who
insert into intervention by name
select
    $intervention_id::bigint as intervention_id, $urn::integer as urn, 1 as version,
    $name::text as name, $subject_id::text as subject_id, $wave::integer as wave,
    $kind::text as kind, $lead::text as lead, $starts_on::date as starts_on,
    $ends_on::date as ends_on, $barrier::text as barrier, $place::text as place,
    $leader::text as leader, $provider::text as provider, $cycle::text as cycle,
    $sessions_planned::integer as sessions_planned, $minutes::integer as minutes,
    $weekday::integer as weekday, $time_of_day::text as time_of_day, $room::text as room,
    $misses_subject_id::text as misses_subject_id, $resources::text as resources,
    $resources_assured_by::text as resources_assured_by, $chosen_by::text as chosen_by,
    $from_checkpoint_id::bigint as from_checkpoint_id,
    $success_criteria::text as success_criteria, $cost::double as cost,
    $cost_per_session::double as cost_per_session, $who::text as made_by,
    now()::timestamp as made_at;

-- name: keep_pupil
-- Give a pupil a place on a plan.
-- grain: one row per place
-- params: intervention_id, pupil_id, starts_on, baseline_grade, baseline_points, target_grade, target_points, need
insert into intervention_pupil by name
select
    $intervention_id::bigint as intervention_id, $pupil_id::bigint as pupil_id,
    $starts_on::date as starts_on, $baseline_grade::text as baseline_grade,
    $baseline_points::double as baseline_points, $target_grade::text as target_grade,
    $target_points::double as target_points, $need::text as need;

-- name: keep_type
-- Keep what a school says of a type of help: where it is given, and whether it is still offered.
-- grain: one row per type
-- params: urn, name, place, is_offered
insert into intervention_type by name
select
    $urn::integer as urn, $name::text as name, $place::text as place,
    $is_offered::boolean as is_offered;

-- name: known_subject
-- Whether there is such a subject.
-- grain: one row
-- params: subject_id
select count(*) > 0 as is_known from reference_subject where subject_id = $subject_id;

-- name: last_change
-- Who changed a plan last.
-- grain: one row per plan
-- params: intervention_id
select changed_by
from intervention_change
where intervention_id = $intervention_id
order by changed_at desc
limit 1;

-- name: move_places
-- Places that ran as long as their plan go on doing so when its dates move.
-- grain: one row per place moved
-- params: intervention_id, old_start, new_start, old_end, new_end
update intervention_pupil set
    starts_on = if(starts_on = $old_start or starts_on < $new_start, $new_start::date, starts_on),
    ends_on = if(ends_on = $old_end, $new_end::date, ends_on)
where intervention_id = $intervention_id and left_because is null and superseded_by is null;

-- name: next_intervention
-- The number of the plan to be made.
-- grain: one row
-- params: none
select nextval('intervention_number') as intervention_id;

-- name: places_on_plan
-- The places on a plan that nobody has ended: who, from which grade and towards what.
-- grain: one row per place
-- params: intervention_id
select
    pupil_id, baseline_grade, baseline_points, target_grade, target_points, need
from standing.intervention_pupil
where intervention_id = $intervention_id and left_because is null
order by pupil_id, starts_on;

-- name: record_change
-- Write down who changed what of a plan, and what it said before.
-- grain: one row per changed field
-- params: intervention_id, pupil_id, field, old, new, who
insert into intervention_change by name
select
    $intervention_id::bigint as intervention_id, $pupil_id::bigint as pupil_id,
    $field::text as field, $old::text as old, $new::text as new, $who::text as changed_by,
    now()::timestamp as changed_at;

-- name: stored_plan
-- A plan as it is stored now.
-- grain: one row per plan
-- params: intervention_id
select
    urn, coalesce(version, 0) as version, closed_on,
    name, starts_on, ends_on, subject_id, wave, barrier, place, kind, lead, leader, provider, cycle,
    sessions_planned, minutes, weekday, time_of_day, room, misses_subject_id, resources,
    resources_assured_by, chosen_by, from_checkpoint_id, success_criteria, cost, cost_per_session
from intervention
where intervention_id = $intervention_id;

-- name: plan_named
-- The plan of a name in a subject that is still open on a day and helps pupils of the cohort of a
-- checkpoint, the newest of several. Two year groups may well use one name.
-- grain: one row per plan
-- params: urn, name, subject_id, checkpoint_id, day
select i.intervention_id
from intervention i
where i.urn = $urn and lower(i.name) = lower($name::text)
and i.subject_id is not distinct from $subject_id::text
and i.closed_on is null and coalesce(i.ends_on >= $day, true)
and exists (
    select 1
    from standing.intervention_pupil m
    join standing.pupil p using (pupil_id)
    join checkpoint c on c.urn = p.urn and c.results_year = p.results_year
    where m.intervention_id = i.intervention_id and c.checkpoint_id = $checkpoint_id
)
order by i.starts_on desc, i.intervention_id desc
limit 1;

-- name: listed_pupils
-- The pupils of a school whom a filled-in list names, as the list writes them.
-- grain: one row per pupil
-- params: urn, pupil_ids
select pupil_id, surname || ', ' || forename as pupil, left_on
from standing.pupil
where urn = $urn and pupil_id in (select unnest($pupil_ids::bigint[]));
