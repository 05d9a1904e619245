-- What England published for a pupil group and for the pupils it is compared with, newest first.
-- grain: one row per results year and status
-- key: results_year, status
-- params: pupil_group, other_group
-- columns: results_year integer, year_label varchar, status varchar, progress_8_gap double,
--   attainment_8_grade_gap double
select
    g.results_year,
    (g.results_year - 1)::text || '/' || right(g.results_year::text, 2) as year_label,
    g.status,
    g.progress_8 - r.progress_8 as progress_8_gap,
    (g.attainment_8 - r.attainment_8) / 10 as attainment_8_grade_gap
from reference_national_average g
join reference_national_average r
    on r.results_year = g.results_year and r.status = g.status and r.pupil_group = $other_group
where g.pupil_group = $pupil_group
and (g.attainment_8 is not null or g.progress_8 is not null)
order by g.results_year desc, g.status;
