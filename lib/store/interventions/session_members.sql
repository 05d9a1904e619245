-- Who is on a plan on a day and has not left the school by then, and who was marked that day.
-- grain: one row per pupil
-- params: intervention_id, held_on
select m.pupil_id
from intervention_pupil m
join intervention i using (intervention_id)
join pupil p using (pupil_id)
where m.intervention_id = $intervention_id
and m.starts_on <= $held_on
and coalesce(least(coalesce(m.ends_on, i.ends_on), i.closed_on - 1) >= $held_on, true)
and coalesce(p.left_on > $held_on, true)
union
select k.pupil_id
from intervention_session s
join session_mark k using (session_id)
where s.intervention_id = $intervention_id and s.held_on = $held_on;
