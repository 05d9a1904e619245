-- The earlier checkpoints a governor may be shown the behind list of, newest first: of the same
-- cohort and kind of grade, and for working-at grades of the same year, which has its own targets.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, collected_on date
select e.checkpoint_id, e.collected_on
from viewer.checkpoint c
join viewer.checkpoint e
    on e.urn = c.urn and e.results_year = c.results_year and e.cohort_sequence < c.cohort_sequence
    and e.kind = c.kind
    and (c.kind <> 'working_at' or e.academic_year = c.academic_year)
where c.checkpoint_id = $checkpoint_id
and exists (select 1 from viewer.grade g where g.checkpoint_id = e.checkpoint_id)
order by e.cohort_sequence desc;
