-- The school or schools in this file.
-- grain: one row per school
-- key: urn
-- params: none
-- columns: urn integer, name varchar, is_sample boolean, as_of_on date
select urn, name, is_sample, as_of_on
from viewer.school
order by urn;
