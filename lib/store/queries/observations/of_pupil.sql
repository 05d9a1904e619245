-- Everything known of one pupil beside grades, the latest first, each beside the middle of the
-- pupil's year group at the same time.
-- grain: one row per measure, subject and occasion
-- key: measure, subject_id, occasion
-- params: pupil_id
-- columns: measure varchar, subject_id varchar, subject varchar, occasion varchar, occasion_name
--   varchar, occasion_order date, academic_year integer, half_term integer, observed_on date,
--   value double, told varchar, scale varchar, middle double, counted integer, file_name varchar
with about as (
    select pupil_id, urn, results_year from viewer.pupil where pupil_id = $pupil_id
),
own as (select * from viewer.observation where pupil_id = $pupil_id),
year_group as (
    select o.measure, o.subject_id, o.occasion, median(o.value) as middle,
        count(o.value)::integer as counted
    from viewer.observation o
    join viewer.pupil p using (pupil_id)
    join about a on a.urn = p.urn and a.results_year = p.results_year
    where p.left_on is null
    group by o.measure, o.subject_id, o.occasion
)
select
    o.measure, o.subject_id, s.name as subject, o.occasion, o.occasion_name, o.occasion_order,
    o.academic_year::integer as academic_year, o.half_term, o.observed_on, o.value, o.told, o.scale,
    y.middle, coalesce(y.counted, 0) as counted, b.file_name
from own o
left join year_group y using (measure, subject_id, occasion)
left join reference_subject s using (subject_id)
left join viewer.import_batch b using (import_id)
order by o.measure, o.occasion_order desc nulls last, o.occasion desc, s.name;
