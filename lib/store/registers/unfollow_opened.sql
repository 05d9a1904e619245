-- Take out the spells an import opened.
-- grain: one row per spell
-- params: import_id
delete from register_membership where source = 'file' and import_id = $import_id;
