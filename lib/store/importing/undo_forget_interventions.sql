-- The interventions are back, so they are no longer set aside.
-- grain: one row per intervention put back
-- params: import_id
delete from intervention_superseded where superseded_by = $import_id;
