-- Set aside the pupils as they were, so that the list can be undone.
-- grain: one row per pupil changed
-- params: import_id
insert into pupil_superseded by name
select p.*, $import_id as superseded_by
from pupil p
join incoming_pupil i using (pupil_id)
where i.outcome = 'updated';
