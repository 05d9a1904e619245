-- The number of the session to be kept.
-- grain: one row
-- params: none
select nextval('session_number') as session_id;
