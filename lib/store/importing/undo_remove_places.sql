-- Take out the places on interventions an import stored.
-- grain: one row per intervention_pupil removed
-- params: import_id
delete from intervention_pupil where import_id = $import_id;
