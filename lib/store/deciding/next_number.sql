-- Give the next decision its number.
-- grain: one row
-- params: none
select nextval('decision_number');
