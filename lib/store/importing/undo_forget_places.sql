-- The places on interventions are back, so they are no longer set aside.
-- grain: one row per intervention_pupil put back
-- params: import_id
delete from intervention_pupil_superseded where superseded_by = $import_id;
