-- How many pupils hold each number of points in one subject, and how many would if each pupil
-- drew a grade as pupils in England with the same KS2 start did. Only pupils with that comparison.
-- grain: one row per number of points
-- key: points
-- params: checkpoint_id, subject_id
-- columns: points double, pupils bigint, expected double
with entrant as (
    select g.pupil_id, g.points, g.national_subject, g.qualification, b.ks2_band
    from viewer.grade g
    join reference_ks2_band b on g.ks2_average between b.ks2_from and b.ks2_to
    where g.checkpoint_id = $checkpoint_id
    and g.subject_id = $subject_id
    and g.points is not null
    and g.national_points is not null
),
in_england as (
    select n.national_subject, n.ks2_band, n.grade, sum(n.pupils) as pupils
    from reference_national_grade n
    where n.pupil_group = 'all'
    and n.grade <> 'X'
    and n.results_year = (select max(results_year) from reference_national_grade)
    group by n.national_subject, n.ks2_band, n.grade
),
share as (
    select
        national_subject,
        ks2_band,
        grade,
        pupils / sum(pupils) over (partition by national_subject, ks2_band) as share
    from in_england
),
point as (
    select distinct qualification, grade, points
    from reference_points
    where tables_year = (select max(tables_year) from reference_points)
),
expected as (
    select coalesce(p.points, 0) as points, sum(s.share) as expected
    from entrant e
    join share s using (national_subject, ks2_band)
    left join point p on p.qualification = e.qualification and p.grade = s.grade
    group by all
),
held as (
    select points, count(*) as pupils from entrant group by points
)
select
    coalesce(h.points, x.points) as points,
    coalesce(h.pupils, 0) as pupils,
    coalesce(x.expected, 0) as expected
from held h
full join expected x using (points)
order by 1;
