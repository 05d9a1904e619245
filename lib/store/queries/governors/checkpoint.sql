-- One checkpoint as a governor card is stamped: the school, whose it is, checked or not, which rules
-- and whose tables.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, school varchar, is_sample boolean, name varchar,
--   academic_year_label varchar, year_group integer, results_year integer, kind varchar, status
--   varchar, collected_on date, checked_on date, rules varchar, tables_year integer,
--   tables_release varchar
select
    c.checkpoint_id,
    c.urn,
    s.name as school,
    s.is_sample,
    c.name,
    c.academic_year_label,
    c.year_group,
    c.results_year,
    c.kind,
    c.status,
    c.collected_on,
    c.checked_on,
    r.label as rules,
    r.tables_year,
    r.tables_release
from viewer.checkpoint c
join viewer.school s using (urn)
left join viewer.checkpoint_rule_set r using (checkpoint_id, rule_set)
where c.checkpoint_id = $checkpoint_id;
