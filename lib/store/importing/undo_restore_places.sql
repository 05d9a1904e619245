-- Put back the places on interventions an import replaced.
-- grain: one row per intervention_pupil put back
-- params: import_id
insert into intervention_pupil by name
select * exclude (superseded_by) from intervention_pupil_superseded where superseded_by = $import_id;
