-- The checkpoint and the two before it of the same cohort, newest first.
-- grain: one row per checkpoint
-- params: checkpoint_id
with chosen as (
    select urn, results_year, cohort_sequence
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
)
select
    chosen.cohort_sequence - c.cohort_sequence as steps_back,
    c.checkpoint_id, c.kind,
    c.academic_year_label || ' ' || c.name as label
from viewer.checkpoint c
join chosen using (urn, results_year)
where c.cohort_sequence between chosen.cohort_sequence - 2 and chosen.cohort_sequence
order by steps_back;
