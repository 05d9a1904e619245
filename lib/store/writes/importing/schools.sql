-- name: schools
-- The schools in this database.
-- grain: one row per school
-- params: none
select urn from school order by urn;

-- name: make_sample_school
-- Name the sample school, and the day it is standing on.
-- grain: one row
-- params: urn, school_name, as_of_on
insert into school by name
select $urn as urn, $school_name as name, true as is_sample, $as_of_on::date as as_of_on;

-- name: make_unnamed_school
-- Make a school whose name and number are not known yet.
-- grain: one row
-- params: urn, school_name
insert into school by name
select $urn as urn, $school_name as name, false as is_sample, null::date as as_of_on
returning urn;

-- name: school_day
-- The day the school is standing on: set for the sample school, null for a real one.
-- grain: one row
-- params: urn
select max(as_of_on) from school where urn = $urn;
