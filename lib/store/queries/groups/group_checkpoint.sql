-- One checkpoint and what its cohort can be measured by.
-- grain: one row per checkpoint
-- params: checkpoint_id
select
    c.checkpoint_id,
    c.urn,
    c.results_year,
    c.year_group,
    c.kind,
    c.academic_year_label || ' ' || c.name as label,
    c.collected_on,
    r.has_progress_8,
    r.progress_8_note,
    r.tables_year::text || ' ' || r.tables_release as tables,
    d.progress_8 as progress_8_deviation
from viewer.checkpoint c
left join reference_rule_set r using (rule_set)
left join reference_deviation d
    on d.tables_year = r.tables_year and d.release = r.tables_release
where c.checkpoint_id = $checkpoint_id;
