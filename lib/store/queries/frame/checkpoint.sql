-- A checkpoint as words name it: school, cohort, grades, its cohort's rules and their tables.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, school varchar, is_sample boolean, as_of_on date,
--   results_year integer, year_group integer, academic_year integer, academic_year_label varchar,
--   name varchar, cohort_sequence bigint, kind varchar, status varchar, collected_on date,
--   checked_on date, rule_set varchar, rules varchar, tables_year integer, tables_release varchar,
--   has_progress_8 boolean, progress_8_note varchar, progress_8_deviation double,
--   makes_attainment_8 boolean, unit varchar
select
    c.checkpoint_id,
    c.urn,
    s.name as school,
    s.is_sample,
    s.as_of_on,
    c.results_year,
    c.year_group,
    c.academic_year,
    c.academic_year_label,
    c.name,
    c.cohort_sequence,
    c.kind,
    c.status,
    c.collected_on,
    c.checked_on,
    c.rule_set,
    r.label as rules,
    r.tables_year,
    r.tables_release,
    r.has_progress_8,
    r.progress_8_note,
    d.progress_8 as progress_8_deviation,
    c.makes_attainment_8,
    c.unit
from viewer.checkpoint c
join viewer.school s using (urn)
left join viewer.checkpoint_rule_set r using (checkpoint_id, rule_set)
left join reference_deviation d on d.tables_year = r.tables_year and d.release = r.tables_release
where c.checkpoint_id = $checkpoint_id;
