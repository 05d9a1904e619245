-- The types of help a school has said something of.
-- grain: one row per type
-- key: name
-- params: urn
-- columns: name varchar, place varchar, is_offered boolean
select name, place, is_offered
from viewer.intervention_type
where urn = $urn
order by name;
