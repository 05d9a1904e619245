-- The interventions the file names, each once, beside the ones the school has.
-- grain: one row per intervention named in the file
-- params: urn
create or replace temp table incoming_intervention as
select
    min(e.name) as name, lower(e.name) as name_key, nullif(e.subject_id, '') as subject_id,
    max(e.wave)::integer as wave, max(nullif(e.kind, '')) as kind, max(nullif(e.lead, '')) as lead,
    min(e.starts_on)::date as starts_on, max(e.ends_on)::date as ends_on,
    any_value(i.intervention_id) as intervention_id
from entry e
left join intervention i
    on i.urn = $urn and lower(i.name) = lower(e.name)
    and i.subject_id is not distinct from nullif(e.subject_id, '')
group by lower(e.name), nullif(e.subject_id, '');
