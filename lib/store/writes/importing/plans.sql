-- name: compare_interventions
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

-- name: compare_places
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
left join standing.intervention_pupil m
    on m.intervention_id = n.intervention_id and m.pupil_id = e.pupil_id
    and m.starts_on = e.starts_on::date;

-- name: compared_places
-- What storing would do to each place.
-- grain: one row per place to store
-- params: none
select
    source_row, place, outcome, 'until ' || old_ends_on::text as old,
    coalesce(name || ' until ' || ends_on::text, name) as new
from incoming_place;

-- name: keep_interventions
-- Store the interventions the school did not have.
-- grain: one row per intervention stored
-- params: urn, import_id
insert into intervention by name
select
    nextval('intervention_number') as intervention_id, $urn as urn, name, subject_id, wave, kind,
    lead, starts_on, ends_on, $import_id as import_id
from incoming_intervention
where intervention_id is null
order by name_key, subject_id;

-- name: supersede_places
-- Set aside the places this file changes, so that it can be undone.
-- grain: one row per place changed
-- params: import_id
update intervention_pupil m set superseded_by = $import_id
from incoming_place i
where i.intervention_id = m.intervention_id and i.pupil_id = m.pupil_id
and i.starts_on = m.starts_on and m.superseded_by is null and i.outcome = 'updated';

-- name: keep_places
-- Store the places that are new or have changed. What was written of a changed place by hand stays:
-- a file of interventions knows nothing of baselines, targets and needs.
-- grain: one row per place stored
-- params: urn, import_id
insert into intervention_pupil by name
select
    i.intervention_id, p.pupil_id, p.starts_on, p.ends_on, $import_id as import_id, p.source_row,
    w.baseline_grade, w.baseline_points, w.target_grade, w.target_points, w.need, w.left_because
from incoming_place p
join intervention i
    on i.urn = $urn and lower(i.name) = p.name_key
    and i.subject_id is not distinct from p.subject_id
left join main.intervention_pupil w
    on w.superseded_by = $import_id and w.intervention_id = i.intervention_id
    and w.pupil_id = p.pupil_id and w.starts_on = p.starts_on
where p.outcome <> 'unchanged';
