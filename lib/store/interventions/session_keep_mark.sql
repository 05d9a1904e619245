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
