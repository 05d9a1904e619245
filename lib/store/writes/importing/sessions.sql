-- name: match_sessions
-- The plan each row of a list of marks is about, by its name, subject, pupil and day, and whether
-- its session that day was held where it is known.
-- grain: one row per row of the file that is about a plan
-- params: urn
select
    e.source_row, max(i.intervention_id) as intervention_id, bool_and(s.was_held) as was_held
from marked e
join intervention i
    on i.urn = $urn and lower(i.name) = lower(e.name)
    and (e.subject_id = '' or i.subject_id = e.subject_id)
join standing.intervention_pupil m
    on m.intervention_id = i.intervention_id and m.pupil_id = e.pupil_id
    and m.starts_on <= e.held_on::date
    and coalesce(
        least(coalesce(m.ends_on, i.ends_on), i.closed_on - 1) >= e.held_on::date, true
    )
left join intervention_session s
    on s.intervention_id = i.intervention_id and s.held_on = e.held_on::date
group by e.source_row;

-- name: compare_marks
-- The marks of the file beside the ones that count now.
-- grain: one row per mark to store
-- params: none
create or replace temp table incoming_mark as
with latest as (
    select *
    from session_mark
    qualify row_number() over (partition by session_id, pupil_id order by marked_at desc) = 1
)
select
    e.source_row, e.place, e.pupil_id, e.intervention_id, e.held_on::date as held_on,
    e.minutes, e.mark, e.reason, e.name, k.mark as old_mark, k.reason as old_reason,
    case
        when k.pupil_id is null then 'created'
        when k.mark <> e.mark or k.reason is distinct from e.reason then 'updated'
        else 'unchanged'
    end as outcome
from entry e
left join intervention_session s
    on s.intervention_id = e.intervention_id and s.held_on = e.held_on::date
left join latest k on k.session_id = s.session_id and k.pupil_id = e.pupil_id;

-- name: compared_marks
-- What storing would do to each mark.
-- grain: one row per mark to store
-- params: none
select
    source_row, place, outcome,
    old_mark || coalesce(', ' || old_reason, '') as old,
    mark || coalesce(', ' || reason, '') || ', ' || name || ' on ' || held_on::text as new
from incoming_mark;

-- name: keep_sessions
-- Store the sessions of the marks that Checkpoint does not have.
-- grain: one row per session stored
-- params: import_id, taken_by
insert into intervention_session by name
select
    nextval('session_number') as session_id, n.intervention_id, n.held_on, n.minutes,
    true as was_held, $taken_by as taken_by, now()::timestamp as taken_at, $import_id as import_id
from (
    select intervention_id, held_on, max(minutes)::integer as minutes
    from incoming_mark
    group by intervention_id, held_on
    order by held_on, intervention_id
) n
where not exists (
    select 1 from intervention_session s
    where s.intervention_id = n.intervention_id and s.held_on = n.held_on
);

-- name: keep_marks
-- Store the marks that are new or have changed, later than every mark their sessions have.
-- grain: one row per mark stored
-- params: import_id, taken_by
insert into session_mark by name
select
    s.session_id, n.pupil_id, n.mark, n.reason, $taken_by as marked_by,
    greatest(
        now()::timestamp,
        (select max(k.marked_at) from session_mark k where k.session_id = s.session_id)
        + interval 1 microsecond
    ) as marked_at,
    $import_id as import_id
from incoming_mark n
join intervention_session s
    on s.intervention_id = n.intervention_id and s.held_on = n.held_on
where n.outcome <> 'unchanged';
