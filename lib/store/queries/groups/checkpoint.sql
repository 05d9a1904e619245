-- One checkpoint, what its cohort can be measured by, and the year of England's grades by KS2 band.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, results_year integer, year_group integer, kind
--   varchar, label varchar, collected_on date, has_progress_8 boolean, progress_8_note varchar,
--   tables varchar, progress_8_deviation double, england varchar,
--   makes_attainment_8 boolean, unit varchar
with england as (
    select max_by(results_year::text || ', ' || release, results_year) as label
    from reference_national_subject
    where pupil_group = 'disadvantaged'
)
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
    d.progress_8 as progress_8_deviation,
    coalesce(england.label, '') as england,
    c.makes_attainment_8,
    c.unit
from viewer.checkpoint c
cross join england
left join viewer.checkpoint_rule_set r using (checkpoint_id, rule_set)
left join reference_deviation d
    on d.tables_year = r.tables_year and d.release = r.tables_release
where c.checkpoint_id = $checkpoint_id;
