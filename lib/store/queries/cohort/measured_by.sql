-- A checkpoint, what its cohort's rule set says of Progress 8 with the tables it was measured with,
-- and the checkpoint of last year's cohort at the same point of its year.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, year_group integer, results_year integer, kind
--   varchar, academic_year integer, half_term integer, cohort_sequence bigint, has_progress_8
--   boolean, progress_8_note varchar, tables_year integer, tables_release varchar,
--   progress_8_deviation double, last_year_id bigint, makes_attainment_8 boolean, unit varchar
select
    c.checkpoint_id,
    c.urn,
    c.year_group,
    c.results_year,
    c.kind,
    c.academic_year,
    c.half_term,
    c.cohort_sequence,
    r.has_progress_8,
    r.progress_8_note,
    r.tables_year,
    r.tables_release,
    d.progress_8 as progress_8_deviation,
    l.checkpoint_id as last_year_id,
    c.makes_attainment_8,
    c.unit
from viewer.checkpoint c
join viewer.checkpoint_rule_set r using (checkpoint_id, rule_set)
left join reference_deviation d on d.tables_year = r.tables_year and d.release = r.tables_release
left join viewer.checkpoint l
    on l.urn = c.urn and l.academic_year = c.academic_year - 1 and l.half_term = c.half_term
    and l.year_group = c.year_group and l.kind = c.kind
where c.checkpoint_id = $checkpoint_id
order by l.checkpoint_id desc
limit 1;
