-- How one pupil was marked at each session of help, every marking of it.
-- grain: one row per session and marking
-- key: name, held_on, marked_at
-- params: pupil_id
-- columns: name varchar, held_on date, mark varchar, reason varchar, marked_at timestamp
select i.name, s.held_on, m.mark, m.reason, m.marked_at
from viewer.session_mark m
join viewer.intervention_session s using (session_id)
join viewer.intervention i using (intervention_id)
where m.pupil_id = $pupil_id
order by s.held_on, m.marked_at;
