-- Put back the grades an import replaced.
-- grain: one row per result put back
-- params: import_id
insert into result by name
select * exclude (superseded_by) from result_superseded where superseded_by = $import_id;
