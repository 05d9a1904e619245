-- Every checkpoint as a person names it, newest first.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: none
-- columns: checkpoint_id bigint, urn integer, school varchar, name varchar
select
    c.checkpoint_id, c.urn, s.name as school,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as name
from viewer.checkpoint c
join viewer.school s using (urn)
order by c.collected_on desc, c.year_group desc, c.checkpoint_id;
