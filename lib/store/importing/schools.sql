-- The schools in this database.
-- grain: one row per school
-- params: none
select urn from school order by urn;
