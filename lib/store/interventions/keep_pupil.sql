-- Give a pupil a place on a plan.
-- grain: one row per place
-- params: intervention_id, pupil_id, starts_on, baseline_grade, baseline_points, target_grade, target_points, need
insert into intervention_pupil by name
select
    $intervention_id::bigint as intervention_id, $pupil_id::bigint as pupil_id,
    $starts_on::date as starts_on, $baseline_grade::text as baseline_grade,
    $baseline_points::double as baseline_points, $target_grade::text as target_grade,
    $target_points::double as target_points, $need::text as need;
