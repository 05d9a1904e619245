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
