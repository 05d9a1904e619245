-- name: correct_session
-- Put right what is said of a session as a whole.
-- grain: one row per session
-- params: session_id, minutes, was_held, note
update intervention_session
set minutes = $minutes, was_held = $was_held, note = $note
where session_id = $session_id;

-- name: days_of_sessions
-- The first and last day on which a plan can have a session, null where it has no fixed end.
-- grain: one row per intervention
-- params: intervention_id
select name, starts_on, least(ends_on, closed_on - 1) as last_day
from intervention
where intervention_id = $intervention_id;

-- name: found_session
-- One session as it is kept.
-- grain: one row per session
-- params: session_id
select intervention_id, held_on, was_held, minutes, note
from intervention_session
where session_id = $session_id;

-- name: keep_session
-- Keep a session.
-- grain: one row per session
-- params: session_id, intervention_id, held_on, minutes, was_held, note, taken_by
insert into intervention_session by name
select
    $session_id::bigint as session_id, $intervention_id::bigint as intervention_id,
    $held_on::date as held_on, $minutes::integer as minutes, $was_held::boolean as was_held,
    $note::text as note, $taken_by::text as taken_by, now()::timestamp as taken_at;

-- name: keep_mark
-- Keep a pupil's mark unless it is the one that counts already. It is later than every mark the
-- session has, even where the clock was put back, so that the latest always counts.
-- grain: one row per mark that is new
-- params: session_id, pupil_id, mark, reason, marked_by
with latest as (
    select mark, reason
    from session_mark
    where session_id = $session_id and pupil_id = $pupil_id
    order by marked_at desc
    limit 1
)
insert into session_mark by name
select
    $session_id::bigint as session_id, $pupil_id::bigint as pupil_id, $mark::text as mark,
    $reason::text as reason, $marked_by::text as marked_by,
    greatest(
        now()::timestamp,
        (select max(marked_at) + interval 1 microsecond from session_mark where session_id = $session_id)
    ) as marked_at
where not exists (
    select 1 from latest
    where latest.mark = $mark::text and latest.reason is not distinct from $reason::text
);

-- name: members
-- Who is on a plan on a day and has not left the school by then, and who was marked that day.
-- grain: one row per pupil
-- params: intervention_id, held_on
select m.pupil_id
from standing.intervention_pupil m
join intervention i using (intervention_id)
join standing.pupil p using (pupil_id)
where m.intervention_id = $intervention_id
and m.starts_on <= $held_on
and coalesce(least(coalesce(m.ends_on, i.ends_on), i.closed_on - 1) >= $held_on, true)
and coalesce(p.left_on > $held_on, true)
union
select k.pupil_id
from intervention_session s
join session_mark k using (session_id)
where s.intervention_id = $intervention_id and s.held_on = $held_on;

-- name: next_session
-- The number of the session to be kept.
-- grain: one row
-- params: none
select nextval('session_number') as session_id;

-- name: session_on_day
-- The session of a plan on a day, if it was taken.
-- grain: one row per session
-- params: intervention_id, held_on
select session_id, taken_by
from intervention_session
where intervention_id = $intervention_id and held_on = $held_on
order by session_id
limit 1;

-- name: write_down
-- Write down what a session, or anything else of a plan, said before it was put right.
-- grain: one row per changed field
-- params: intervention_id, field, old, new, changed_by
insert into intervention_change by name
select
    $intervention_id::bigint as intervention_id, $field::text as field, $old::text as old,
    $new::text as new, $changed_by::text as changed_by, now()::timestamp as changed_at;
