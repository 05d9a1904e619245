-- Write anew where a pupil starts from, what they aim at and why they are on the plan.
-- grain: one row per place
-- params: intervention_id, pupil_id, baseline_grade, baseline_points, target_grade, target_points, need
update intervention_pupil set
    baseline_grade = $baseline_grade, baseline_points = $baseline_points,
    target_grade = $target_grade, target_points = $target_points, need = $need
where intervention_id = $intervention_id and pupil_id = $pupil_id and left_because is null;
