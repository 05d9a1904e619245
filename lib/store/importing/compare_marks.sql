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
