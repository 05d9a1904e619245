-- Set aside the places this file changes, so that it can be undone.
-- grain: one row per place changed
-- params: import_id
insert into intervention_pupil_superseded by name
select m.*, $import_id as superseded_by
from intervention_pupil m
join incoming_place i
    on i.intervention_id = m.intervention_id and i.pupil_id = m.pupil_id
    and i.starts_on = m.starts_on
where i.outcome = 'updated';
