-- How far each class's last predictions missed the final grades of the cohort before, for classes
-- that exist again at this checkpoint. Above 0 the predictions were too high. The school's own
-- mean error is beside it, since predictions run a little high nearly everywhere.
-- grain: one row per subject and class
-- key: subject_id, class_code
-- params: checkpoint_id
-- columns: subject_id varchar, subject varchar, class_code varchar, grades bigint, mean_error
--   double, deviation double, school_error double
with chosen as (
    select urn, year_group, results_year
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
last_predicted as (
    select max_by(k.checkpoint_id, k.cohort_sequence) as checkpoint_id
    from viewer.checkpoint k
    join chosen c on k.urn = c.urn and k.results_year = c.results_year - 1
    where k.kind = 'predicted' and k.year_group = c.year_group
),
final as (
    select g.pupil_id, g.subject_id, g.qualification, g.points
    from viewer.grade g
    join chosen c on g.urn = c.urn and g.results_year = c.results_year - 1
    where g.kind = 'final' and g.points is not null
),
missed as (
    select p.subject_id, p.subject, p.class_code, p.points - f.points as error
    from viewer.grade p
    join last_predicted using (checkpoint_id)
    join final f using (pupil_id, subject_id, qualification)
    where p.points is not null and p.class_code is not null
),
classes_now as (
    select distinct subject_id, class_code
    from viewer.grade
    where checkpoint_id = $checkpoint_id
)
select
    m.subject_id,
    m.subject,
    m.class_code,
    count(*) as grades,
    avg(m.error) as mean_error,
    coalesce(stddev_samp(m.error), 0) as deviation,
    (select avg(error) from missed) as school_error
from missed m
join classes_now using (subject_id, class_code)
group by m.subject_id, m.subject, m.class_code
order by m.subject_id, m.class_code;
