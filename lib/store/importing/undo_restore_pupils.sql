-- Put back the pupils an import replaced.
-- grain: one row per pupil put back
-- params: import_id
insert into pupil by name
select * exclude (superseded_by) from pupil_superseded where superseded_by = $import_id;
