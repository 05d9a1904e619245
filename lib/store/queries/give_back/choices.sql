-- The checkpoints whose grades can be taken out, newest first.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: none
-- columns: checkpoint_id bigint, urn integer, school varchar, is_sample boolean, kind varchar,
--   status varchar, collected_on date, academic_year integer, results_year integer, label varchar
select
    c.checkpoint_id, c.urn, s.name as school, s.is_sample, c.kind, c.status, c.collected_on,
    c.academic_year, c.results_year,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as label
from viewer.checkpoint c
join viewer.school s using (urn)
order by c.collected_on desc, c.year_group desc, c.checkpoint_id desc;
