-- The number of the next import.
-- grain: one row
-- params: none
select nextval('import_number');
