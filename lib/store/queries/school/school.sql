-- The school or schools in this file.
-- grain: one row per school
-- params: none
select urn, name, is_sample, as_of_on
from viewer.school
order by urn;
