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
