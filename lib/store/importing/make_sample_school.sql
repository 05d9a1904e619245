-- Name the sample school, and the day it is standing on.
-- grain: one row
-- params: urn, school_name, as_of_on
insert into school by name
select $urn as urn, $school_name as name, true as is_sample, $as_of_on::date as as_of_on;
