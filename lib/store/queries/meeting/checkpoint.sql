-- The checkpoint a meeting looks at, and its place in the cohort's course.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, results_year integer, year_group integer, name
--   varchar, academic_year_label varchar, kind varchar, status varchar, collected_on date,
--   checked_on date, cohort_sequence bigint
select
    checkpoint_id, urn, results_year, year_group, name, academic_year_label, kind, status,
    collected_on, checked_on, cohort_sequence
from viewer.checkpoint
where checkpoint_id = $checkpoint_id;
