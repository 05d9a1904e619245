-- What the register and its account need to know of one plan.
-- grain: one row per intervention
-- key: intervention_id
-- params: intervention_id
-- columns: intervention_id bigint, urn integer, name varchar, subject_id varchar, subject
--   varchar, kind varchar, wave integer, lead varchar, starts_on date, ends_on date, closed_on
--   date, last_day date, sessions_planned integer, minutes integer, weekday integer, time_of_day
--   varchar, room varchar, cost double, cost_per_session double, cycle varchar, version integer,
--   success_criteria varchar
select
    i.intervention_id, i.urn, i.name, i.subject_id, s.name as subject, i.kind, i.wave, i.lead,
    i.starts_on, i.ends_on, i.closed_on, least(i.ends_on, i.closed_on - 1) as last_day,
    i.sessions_planned, i.minutes, i.weekday, i.time_of_day, i.room, i.cost,
    i.cost_per_session, i.cycle, i.version, i.success_criteria
from viewer.intervention i
left join reference_subject s using (subject_id)
where i.intervention_id = $intervention_id;
