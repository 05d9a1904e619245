-- The number of a new cycle.
-- grain: one row
-- params: none
select nextval('cycle_number');
