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
