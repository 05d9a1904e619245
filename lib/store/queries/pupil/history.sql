-- A pupil's grades at a checkpoint and those before it of the same sort (working-at grades, or
-- end-of-course grades), oldest first, each beside its target of that year.
-- grain: one row per checkpoint and subject
-- key: checkpoint_id, subject_id, qualification
-- params: pupil_id, checkpoint_id
-- columns: checkpoint_id bigint, cohort_sequence bigint, collected_on date, kind varchar,
--   is_chosen boolean, subject_id varchar, subject varchar, subject_short varchar, subject_order
--   integer, qualification varchar, grade varchar, points double, target_grade varchar,
--   target_points double, shortfall double, status varchar, behind_run integer,
--   unit varchar, units varchar, units_in_a_step integer
with chosen as (
    select urn, results_year, cohort_sequence, kind = 'working_at' as is_working_at
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
)
select
    g.checkpoint_id, g.cohort_sequence, g.collected_on, g.kind,
    g.cohort_sequence = c.cohort_sequence as is_chosen,
    g.subject_id, g.subject, g.subject_short, g.subject_order, g.qualification,
    g.grade, g.points, g.target_grade, g.target_points, g.shortfall, g.status, g.behind_run,
    g.unit, g.units, g.units_in_a_step
from viewer.grade g
join chosen c
    on c.urn = g.urn and c.results_year = g.results_year
    and c.is_working_at = (g.kind = 'working_at') and g.cohort_sequence <= c.cohort_sequence
where g.pupil_id = $pupil_id
order by g.subject_order, g.subject_id, g.cohort_sequence;
