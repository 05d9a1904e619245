-- The newest figure of England for each headline, all pupils, with its year and status. Within a
-- year the status with the most measures is taken, so that figures shown together agree.
-- grain: one row per measure
-- key: measure
-- params: none
-- columns: measure varchar, value double, results_year integer, status varchar
with figures as (
    unpivot (
        select
            results_year, status, attainment_8, progress_8,
            english_and_maths_4_pct, english_and_maths_5_pct
        from reference_national_average
        where pupil_group = 'all'
    )
    on attainment_8, progress_8, english_and_maths_4_pct, english_and_maths_5_pct
    into name measure value figure
),
with_breadth as (
    select *, count(*) over (partition by results_year, status) as breadth
    from figures
)
select
    measure,
    max_by(figure, (results_year, breadth, status)) as value,
    max_by(results_year, (results_year, breadth, status)) as results_year,
    max_by(status, (results_year, breadth, status)) as status
from with_breadth
group by measure
order by measure;
