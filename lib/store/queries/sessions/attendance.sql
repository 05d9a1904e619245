-- Who is on an intervention on a day, with the mark that counts where the session was taken.
-- A pupil who has left the school by then is not on it.
-- grain: one row per pupil
-- key: pupil_id
-- params: intervention_id, held_on
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, surname varchar, forename
--   varchar, session_id bigint, mark varchar, reason varchar
select distinct
    p.pupil_id, p.name, p.code, p.form, p.surname, p.forename,
    s.session_id, m.mark, m.reason
from viewer.intervention_pupil place
join viewer.pupil p using (pupil_id)
left join viewer.intervention_session s
    on s.intervention_id = place.intervention_id and s.held_on = $held_on
left join viewer.latest_mark m on m.session_id = s.session_id and m.pupil_id = p.pupil_id
where place.intervention_id = $intervention_id
and place.starts_on <= $held_on and coalesce(place.ends_on >= $held_on, true)
and coalesce(p.left_on > $held_on, true)
order by p.form, p.surname, p.forename, p.pupil_id;
