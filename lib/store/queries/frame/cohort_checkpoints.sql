-- The checkpoints of one cohort, newest first.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: urn, results_year
-- columns: checkpoint_id bigint, name varchar, academic_year_label varchar, academic_year
--   integer, half_term integer, year_group integer, results_year integer, kind varchar, status
--   varchar, collected_on date, checked_on date, rule_set varchar, cohort_sequence bigint,
--   makes_attainment_8 boolean, unit varchar
select
    checkpoint_id,
    name,
    academic_year_label,
    academic_year,
    half_term,
    year_group,
    results_year,
    kind,
    status,
    collected_on,
    checked_on,
    rule_set,
    cohort_sequence,
    makes_attainment_8,
    unit
from viewer.checkpoint
where urn = $urn and results_year = $results_year
order by cohort_sequence desc;
