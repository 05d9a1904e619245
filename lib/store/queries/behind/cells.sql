-- Every grade of a checkpoint beside its target, with the shortfalls that led up to it, newest
-- first. Pupils who have left are out.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id, as_of_on
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar,
--   is_disadvantaged boolean, subject_id varchar, subject varchar, subject_short varchar,
--   subject_order integer, grade varchar, target_grade varchar, shortfall double, status varchar,
--   behind_run integer, checkpoints_behind integer, shortfalls double[], unit varchar,
--   units varchar, units_in_a_step integer
with chosen as (
    select urn, results_year, cohort_sequence, kind = 'working_at' as is_working_at
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
history as (
    select g.pupil_id, g.subject_id, list(g.shortfall order by g.cohort_sequence desc) as shortfalls
    from viewer.grade g
    join chosen c
        on c.urn = g.urn and c.results_year = g.results_year
        and c.is_working_at = (g.kind = 'working_at') and g.cohort_sequence <= c.cohort_sequence
    where g.shortfall is not null
    group by g.pupil_id, g.subject_id
)
select
    g.pupil_id, g.pupil_name, g.pupil_code, g.form, g.is_disadvantaged,
    g.subject_id, g.subject, g.subject_short, g.subject_order,
    g.grade, g.target_grade, g.shortfall, g.status, g.behind_run, g.checkpoints_behind,
    coalesce(h.shortfalls, []) as shortfalls, g.unit, g.units, g.units_in_a_step
from viewer.grade g
join viewer.pupil p using (pupil_id)
left join history h using (pupil_id, subject_id)
where g.checkpoint_id = $checkpoint_id
and coalesce(p.left_on > $as_of_on, true)
order by g.pupil_id, g.subject_order, g.subject_id;
