-- The number of the next register.
-- grain: one row
-- params: none
select nextval('register_number') as register_id;
