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
