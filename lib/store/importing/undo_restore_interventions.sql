-- Put back the interventions an import replaced.
-- grain: one row per intervention put back
-- params: import_id
insert into intervention by name
select * exclude (superseded_by) from intervention_superseded where superseded_by = $import_id;
