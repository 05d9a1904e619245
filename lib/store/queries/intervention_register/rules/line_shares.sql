-- How many of a hundred pupils in England with the same KS2 starts, in the same subjects, are at or
-- below a line: the national figure to put beside it. And the same of the school's own grades.
-- grain: one row; shares from 0 to 1, null where no grade can be compared
-- key: none
-- params: checkpoint_id, line
-- columns: in_england double, here double, grades integer
with compared as (
    select g.national_subject, b.ks2_band, g.points, g.national_points
    from viewer.grade g
    join reference_ks2_band b on g.ks2_average between b.ks2_from and b.ks2_to
    where g.checkpoint_id = $checkpoint_id and g.national_points is not null
),
newest as (
    select n.*, r.tables_year
    from reference_national_grade n
    join reference_rule_set r on r.results_year = n.results_year and not r.is_proposal
    where n.pupil_group = 'all'
    and n.results_year = (select max(results_year) from reference_national_subject)
),
start as (
    select national_subject, ks2_band, min(national_points) as mean_points, count(*) as grades
    from compared
    group by all
),
share as (
    select s.national_subject, s.ks2_band, s.grades,
        sum(n.pupils) filter (round(p.points - s.mean_points, 6) <= $line) / sum(n.pupils) as below
    from start s
    join newest n using (national_subject, ks2_band)
    join reference_points p
        on p.tables_year = n.tables_year and p.grade = n.grade
        and p.qualification = case
            when n.national_subject = 'Combined Science' then 'combined_science' else 'gcse'
        end
    group by all
)
select
    (select sum(coalesce(below, 0) * grades) / sum(grades) from share) as in_england,
    (select count_if(round(points - national_points, 6) <= $line) / nullif(count(*), 0)
        from compared) as here,
    (select count(*) from compared)::integer as grades;
