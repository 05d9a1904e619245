-- What the register and its account need to know of one plan.
-- grain: one row per intervention
-- params: intervention_id
select
    i.intervention_id, i.urn, i.name, i.subject_id, s.name as subject, i.kind, i.wave, i.lead,
    i.starts_on, i.ends_on, i.closed_on, least(i.ends_on, i.closed_on - 1) as last_day,
    i.sessions_planned, i.minutes, i.weekday, i.time_of_day, i.room, i.cost,
    i.cost_per_session, i.cycle, i.version, i.success_criteria
from viewer.intervention i
left join reference_subject s using (subject_id)
where i.intervention_id = $intervention_id;
