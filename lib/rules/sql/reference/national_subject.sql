-- Mean and spread of points by subject and KS2 band: U is 0, X is left out, combined science is
-- in points per slot. The points are those of the year whose tables the results year uses.
-- grain: one row per results year, national subject, pupil group and KS2 band
insert into reference_national_subject by name
with graded as (
    select
        g.results_year, g.release, g.national_subject, g.pupil_group, g.ks2_band,
        g.pupils, p.points
    from reference_national_grade g
    join reference_rule_set r on r.results_year = g.results_year and not r.is_proposal
    join reference_points p
        on p.tables_year = r.tables_year
        and p.grade = g.grade
        and p.qualification = case
            when g.national_subject = 'Combined Science' then 'combined_science' else 'gcse'
        end
),

summed as (
    select
        results_year, release, national_subject, pupil_group, ks2_band,
        sum(pupils) as pupils,
        sum(pupils * points) / sum(pupils) as mean_points,
        sum(pupils * points * points) / sum(pupils) as mean_square
    from graded
    group by all
)

select
    results_year, release, national_subject, pupil_group, ks2_band, pupils, mean_points,
    sqrt(greatest(mean_square - mean_points * mean_points, 0)) as deviation
from summed;
