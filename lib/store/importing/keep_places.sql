-- Store the places that are new or have changed.
-- grain: one row per place stored
-- params: urn, import_id
insert into intervention_pupil by name
select
    i.intervention_id, p.pupil_id, p.starts_on, p.ends_on, $import_id as import_id, p.source_row
from incoming_place p
join intervention i
    on i.urn = $urn and lower(i.name) = p.name_key
    and i.subject_id is not distinct from p.subject_id
where p.outcome <> 'unchanged';
