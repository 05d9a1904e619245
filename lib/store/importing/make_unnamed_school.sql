-- Make a school whose name and number are not known yet.
-- grain: one row
-- params: urn, school_name
insert into school by name
select $urn as urn, $school_name as name, false as is_sample, null::date as as_of_on
returning urn;
