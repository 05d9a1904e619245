-- The checkpoint a list is made from, and how much of its cohort is disadvantaged.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id, as_of_on
-- columns: checkpoint_id bigint, urn integer, rule_set varchar, kind varchar, year_group integer,
--   results_year integer, label varchar, pupils bigint, disadvantaged bigint,
--   makes_attainment_8 boolean, unit varchar
with present as (
    select distinct pupil_id, is_disadvantaged
    from viewer.grade
    join viewer.pupil using (pupil_id, is_disadvantaged)
    where checkpoint_id = $checkpoint_id and coalesce(left_on > $as_of_on, true)
),
cohort as (
    select count(*) as pupils, count(*) filter (where is_disadvantaged) as disadvantaged
    from present
)
select
    c.checkpoint_id, c.urn, c.rule_set, c.kind, c.year_group, c.results_year,
    c.academic_year_label || ' ' || c.name as label,
    cohort.pupils, cohort.disadvantaged, c.makes_attainment_8, c.unit
from viewer.checkpoint c
cross join cohort
where c.checkpoint_id = $checkpoint_id;
