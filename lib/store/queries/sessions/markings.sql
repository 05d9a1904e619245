-- Every marking of one session, those a later one replaced included.
-- grain: one row per session, pupil and time it was marked
-- key: pupil_id, marked_at
-- params: session_id
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, mark varchar, reason
--   varchar, marked_by varchar, marked_at timestamp, counts boolean
select
    m.pupil_id, p.name, p.code, p.form, m.mark, m.reason, m.marked_by, m.marked_at,
    m.marked_at = max(m.marked_at) over (partition by m.pupil_id) as counts
from viewer.session_mark m
join viewer.pupil p using (pupil_id)
where m.session_id = $session_id
order by p.form, p.surname, p.forename, m.marked_at desc;
