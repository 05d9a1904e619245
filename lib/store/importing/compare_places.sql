-- The pupils' places on interventions beside the ones they have.
-- grain: one row per place to store
-- params: none
create or replace temp table incoming_place as
select
    e.source_row, e.place, e.pupil_id, lower(e.name) as name_key, e.name,
    nullif(e.subject_id, '') as subject_id, e.starts_on::date as starts_on,
    coalesce(e.ends_on::date, m.ends_on) as ends_on,
    m.ends_on as old_ends_on, n.intervention_id,
    case
        when m.pupil_id is null then 'created'
        when e.ends_on is not null and e.ends_on::date is distinct from m.ends_on then 'updated'
        else 'unchanged'
    end as outcome
from entry e
join incoming_intervention n
    on n.name_key = lower(e.name) and n.subject_id is not distinct from nullif(e.subject_id, '')
left join intervention_pupil m
    on m.intervention_id = n.intervention_id and m.pupil_id = e.pupil_id
    and m.starts_on = e.starts_on::date;
