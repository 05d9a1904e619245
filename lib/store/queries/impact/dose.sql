-- What each pupil was given of an intervention, counted in sessions that were held and marked.
-- A session not held counts for nobody. Pass null as the intervention for all of a school.
-- grain: one row per intervention and pupil
-- key: intervention_id, pupil_id
-- params: urn, intervention_id
-- columns: intervention_id bigint, pupil_id bigint, starts_on date, ends_on date, left_because
--   varchar, name varchar, code varchar, form varchar, surname varchar, forename varchar, planned
--   integer, held bigint, present bigint, absent bigint, minutes integer, first_on date, last_on
--   date, reasons varchar
with place as (
    select
        intervention_id, pupil_id,
        min(starts_on) as starts_on,
        if(bool_or(ends_on is null), null, max(ends_on)) as ends_on,
        max(left_because) as left_because
    from viewer.intervention_pupil
    where urn = $urn
    and ($intervention_id::bigint is null or intervention_id = $intervention_id)
    group by intervention_id, pupil_id
),
marked as (
    select
        s.intervention_id, k.pupil_id, s.held_on, k.mark, k.reason,
        coalesce(s.minutes, i.minutes) as minutes
    from viewer.intervention_session s
    join viewer.intervention i using (intervention_id)
    join viewer.latest_mark k using (session_id)
    where s.was_held
)
select
    place.intervention_id, place.pupil_id, place.starts_on, place.ends_on, place.left_because,
    p.name, p.code, p.form, p.surname, p.forename,
    i.sessions_planned as planned,
    count(marked.mark) as held,
    count(*) filter (where marked.mark = 'present') as present,
    count(*) filter (where marked.mark = 'absent') as absent,
    sum(marked.minutes) filter (where marked.mark = 'present')::integer as minutes,
    min(marked.held_on) as first_on,
    max(marked.held_on) as last_on,
    string_agg(coalesce(marked.reason, 'other'), ', ' order by marked.held_on)
        filter (where marked.mark = 'absent') as reasons
from place
join viewer.intervention i using (intervention_id)
join viewer.pupil p using (pupil_id)
left join marked using (intervention_id, pupil_id)
group by all
order by place.intervention_id, p.form, p.surname, p.forename, place.pupil_id;
