-- Keep a session.
-- grain: one row per session
-- params: session_id, intervention_id, held_on, minutes, was_held, note, taken_by
insert into intervention_session by name
select
    $session_id::bigint as session_id, $intervention_id::bigint as intervention_id,
    $held_on::date as held_on, $minutes::integer as minutes, $was_held::boolean as was_held,
    $note::text as note, $taken_by::text as taken_by, now()::timestamp as taken_at;
