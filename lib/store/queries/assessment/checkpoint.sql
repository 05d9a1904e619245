-- One checkpoint with what it is for, and the one before it with the same kind of grade.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, results_year integer, year_group integer,
--   academic_year integer, academic_year_label varchar, kind varchar, status varchar,
--   collected_on date, checked_on date, purpose varchar, earlier_id bigint, earlier_on date
select
    c.checkpoint_id,
    c.urn,
    c.results_year,
    c.year_group,
    c.academic_year,
    c.academic_year_label,
    c.kind,
    c.status,
    c.collected_on,
    c.checked_on,
    coalesce(c.purpose, '') as purpose,
    e.checkpoint_id as earlier_id,
    e.collected_on as earlier_on
from viewer.checkpoint c
left join viewer.checkpoint e
    on e.urn = c.urn and e.results_year = c.results_year and e.kind = c.kind
    and e.cohort_sequence < c.cohort_sequence
where c.checkpoint_id = $checkpoint_id
order by e.cohort_sequence desc nulls last
limit 1;
