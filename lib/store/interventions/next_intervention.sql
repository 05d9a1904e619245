-- The number of the plan to be made.
-- grain: one row
-- params: none
select nextval('intervention_number') as intervention_id;
