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
