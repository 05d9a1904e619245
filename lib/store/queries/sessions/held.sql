-- The sessions of an intervention, the newest first, with how many were there.
-- grain: one row per session
-- key: session_id
-- params: intervention_id
-- columns: session_id bigint, held_on date, was_held boolean, note varchar, taken_by varchar,
--   taken_at timestamp, minutes integer, marked bigint, present bigint, absent bigint
select
    s.session_id, s.held_on, s.was_held, s.note, s.taken_by, s.taken_at,
    coalesce(s.minutes, i.minutes) as minutes,
    count(m.pupil_id) as marked,
    count(*) filter (where m.mark = 'present') as present,
    count(*) filter (where m.mark = 'absent') as absent
from viewer.intervention_session s
join viewer.intervention i using (intervention_id)
left join viewer.latest_mark m using (session_id)
where s.intervention_id = $intervention_id
group by all
order by s.held_on desc, s.session_id desc;
