-- The last predictions, or mock grades, of the newest leavers whose results are out by the day of a
-- checkpoint, each beside the final grade in points. Above 0 the prediction was too high.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id, kind
-- columns: results_year integer, foretold_on date, pupil_id bigint, subject_id varchar, subject
--   varchar, subject_order integer, error double
with chosen as (
    select urn, results_year, collected_on
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
leavers as (
    select k.urn, max(k.results_year) as results_year
    from viewer.checkpoint k
    join chosen c using (urn)
    where k.kind = 'final' and k.collected_on <= c.collected_on
    and k.results_year <= c.results_year
    group by k.urn
),
foretold as (
    select
        max_by(k.checkpoint_id, k.cohort_sequence) as checkpoint_id,
        max(k.collected_on) as collected_on
    from viewer.checkpoint k
    join leavers using (urn, results_year)
    where k.kind = $kind
),
final as (
    select g.pupil_id, g.subject_id, g.qualification, g.points
    from viewer.grade g
    join leavers using (urn, results_year)
    where g.kind = 'final' and g.points is not null
)
select
    g.results_year,
    w.collected_on as foretold_on,
    g.pupil_id,
    g.subject_id,
    g.subject,
    g.subject_order,
    round(g.points - f.points, 6) as error
from viewer.grade g
join foretold w using (checkpoint_id)
join final f using (pupil_id, subject_id, qualification)
where g.points is not null
order by g.subject_order, g.subject_id, g.pupil_id;
