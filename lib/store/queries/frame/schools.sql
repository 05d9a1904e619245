-- Every school this viewer may see, the real ones before the sample.
-- grain: one row per school
-- params: none
select urn, name, is_sample, as_of_on
from viewer.school
order by is_sample, name, urn;
