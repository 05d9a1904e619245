-- Open again the spells an import ended.
-- grain: one row per spell
-- params: import_id
update register_membership
set ends_on = null, ended_import_id = null
where source = 'file' and ended_import_id = $import_id;
