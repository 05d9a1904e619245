-- The day the school is standing on: set for the sample school, null for a real one.
-- grain: one row
-- params: urn
select max(as_of_on) from school where urn = $urn;
