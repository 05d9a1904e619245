-- Put back the targets an import replaced.
-- grain: one row per target put back
-- params: import_id
insert into target by name
select * exclude (superseded_by) from target_superseded where superseded_by = $import_id;
