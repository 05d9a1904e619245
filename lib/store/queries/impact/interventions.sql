-- Every intervention with what was planned, what was held, what it cost, how its pupils were
-- chosen, and what the latest review of it decided.
-- grain: one row per intervention
-- key: intervention_id
-- params: urn
-- columns: intervention_id bigint, name varchar, subject_id varchar, subject varchar, wave
--   double, kind varchar, lead varchar, provider varchar, cycle varchar, starts_on date, ends_on
--   date, sessions_planned double, minutes double, chosen_by varchar, cost double,
--   cost_per_session double, pupils bigint, recorded bigint, held bigint, next_step varchar,
--   reviewed_on date, reviewed_by varchar
with session as (
    select
        intervention_id, count(*) as recorded, count(*) filter (where was_held) as held,
        mean(minutes) filter (where was_held) as minutes
    from viewer.intervention_session
    group by intervention_id
),
place as (
    select intervention_id, count(distinct pupil_id) as pupils
    from viewer.intervention_pupil
    group by intervention_id
),
review as (
    select distinct on (intervention_id)
        intervention_id, next_step, reviewed_on, reviewed_by
    from viewer.intervention_review
    where pupil_id is null
    order by intervention_id, reviewed_on desc, review_id desc
)
select
    i.intervention_id, i.name, i.subject_id, r.name as subject, i.wave::double as wave, i.kind,
    i.lead, i.provider, i.cycle, i.starts_on, coalesce(least(i.ends_on, i.closed_on), i.ends_on) as ends_on,
    i.sessions_planned::double as sessions_planned, coalesce(s.minutes, i.minutes) as minutes,
    i.chosen_by,
    i.cost, i.cost_per_session, p.pupils,
    coalesce(s.recorded, 0) as recorded, coalesce(s.held, 0) as held,
    v.next_step, v.reviewed_on, v.reviewed_by
from viewer.intervention i
join place p using (intervention_id)
left join reference_subject r using (subject_id)
left join session s using (intervention_id)
left join review v using (intervention_id)
where i.urn = $urn
order by i.intervention_id;
