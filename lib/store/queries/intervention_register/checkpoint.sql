-- The checkpoint a register is about, and whether its cohort has a newer one.
-- grain: one row, or none when there is no such checkpoint
-- key: none
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, results_year integer, year_group integer, kind
--   varchar, collected_on date, half_term varchar, label varchar, is_newest boolean, school varchar,
--   unit varchar
select
    c.checkpoint_id, c.urn, c.results_year, c.year_group, c.kind, c.collected_on,
    c.name as half_term,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as label,
    not exists (
        select 1 from viewer.checkpoint k
        where k.urn = c.urn and k.results_year = c.results_year
        and k.cohort_sequence > c.cohort_sequence
    ) as is_newest,
    s.name as school,
    c.unit
from viewer.checkpoint c
join viewer.school s using (urn)
where c.checkpoint_id = $checkpoint_id;
