-- The collections of teachers' grades from one cohort in one academic year, up to a checkpoint.
-- Exam results are nobody's to collect.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, name varchar, kind varchar, collected_on date, grades bigint
select
    k.checkpoint_id,
    k.name,
    k.kind,
    k.collected_on,
    count(g.pupil_id) as grades
from viewer.checkpoint c
join viewer.checkpoint k
    on k.urn = c.urn and k.results_year = c.results_year and k.academic_year = c.academic_year
left join viewer.grade g on g.checkpoint_id = k.checkpoint_id
where c.checkpoint_id = $checkpoint_id
and k.kind <> 'final'
and k.cohort_sequence <= c.cohort_sequence
group by k.checkpoint_id, k.name, k.kind, k.collected_on, k.cohort_sequence
order by k.cohort_sequence;
