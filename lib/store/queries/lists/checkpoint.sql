-- Everything the cover of the lists says about the checkpoint.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, school varchar, is_sample boolean, as_of_on date,
--   checkpoint varchar, kind varchar, status varchar, collected_on date, checked_on date,
--   results_year integer, rule_set varchar, rule_set_label varchar, progress_8_note varchar,
--   has_progress_8 boolean
select
    c.checkpoint_id, c.urn,
    s.name as school, s.is_sample, s.as_of_on,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as checkpoint,
    c.kind, c.status, c.collected_on, c.checked_on,
    c.results_year, c.rule_set, r.label as rule_set_label, r.progress_8_note, r.has_progress_8
from viewer.checkpoint c
join viewer.school s using (urn)
join viewer.checkpoint_rule_set r using (checkpoint_id, rule_set)
where c.checkpoint_id = $checkpoint_id;
