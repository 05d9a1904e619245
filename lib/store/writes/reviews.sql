-- name: reviewed_grade
-- A pupil's grade in a plan's subject at a checkpoint, as it was measured.
-- grain: one row per pupil and subject
-- params: pupil_id, subject_id, checkpoint_id
select grade, points
from pupil_subject
where pupil_id = $pupil_id and subject_id = $subject_id and checkpoint_id = $checkpoint_id;

-- name: keep_review
-- Keep a review; one of the same pupil or group before it stays, and this one counts.
-- grain: one row per review
-- params: review_id, intervention_id, pupil_id, is_follow_up, reviewed_on, checkpoint_id, outcome_grade, outcome_points, evidence, next_step, pupil_view, parent_view, reviewed_by
insert into intervention_review by name
select
    $review_id::bigint as review_id, $intervention_id::bigint as intervention_id,
    $pupil_id::bigint as pupil_id, $is_follow_up::boolean as is_follow_up,
    $reviewed_on::date as reviewed_on, $checkpoint_id::bigint as checkpoint_id,
    $outcome_grade::text as outcome_grade, $outcome_points::double as outcome_points,
    $evidence::text as evidence, $next_step::text as next_step,
    $pupil_view::text as pupil_view, $parent_view::text as parent_view,
    $reviewed_by::text as reviewed_by, now()::timestamp as recorded_at;

-- name: next_review
-- The number of the review to be kept.
-- grain: one row
-- params: none
select nextval('review_number') as review_id;

-- name: reviewed_plan
-- What a review must agree with: when the plan began, its subject, whether the pupil was on it,
-- whether it has been reviewed.
-- grain: one row per intervention
-- params: intervention_id, pupil_id
select
    i.name, i.starts_on, i.subject_id,
    $pupil_id::bigint is null or exists (
        select 1 from standing.intervention_pupil m
        where m.intervention_id = i.intervention_id and m.pupil_id = $pupil_id
    ) as is_on_it,
    (
        select max(r.reviewed_on) from intervention_review r
        where r.intervention_id = i.intervention_id and not r.is_follow_up
        and r.pupil_id is not distinct from $pupil_id::bigint
    ) as reviewed_on
from intervention i
where i.intervention_id = $intervention_id;
