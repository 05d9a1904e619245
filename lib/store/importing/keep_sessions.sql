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
