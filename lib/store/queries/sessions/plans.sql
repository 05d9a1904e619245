-- The plans that could have a session on a day, those of its weekday first, then those not taken.
-- grain: one row per intervention
-- key: intervention_id
-- params: urn, held_on
-- columns: intervention_id bigint, name varchar, lead varchar, time_of_day varchar, room varchar,
--   is_its_day boolean, is_taken boolean, was_held boolean, pupils bigint
select
    i.intervention_id, i.name, i.lead, i.time_of_day, i.room,
    coalesce(i.weekday = isodow($held_on::date), false) as is_its_day,
    s.session_id is not null as is_taken, coalesce(s.was_held, false) as was_held,
    count(distinct p.pupil_id) as pupils
from viewer.intervention i
join viewer.intervention_pupil m using (intervention_id)
join viewer.pupil p on p.pupil_id = m.pupil_id and coalesce(p.left_on > $held_on, true)
left join viewer.intervention_session s
    on s.intervention_id = i.intervention_id and s.held_on = $held_on
where i.urn = $urn
and m.starts_on <= $held_on and coalesce(m.ends_on >= $held_on, true)
group by all
order by is_its_day desc, i.time_of_day nulls last, is_taken, i.name, i.lead, i.intervention_id;
