-- The cohorts that have at least one checkpoint, newest results year first, with the academic
-- year the school is in (that of its newest checkpoint) to name their year group by.
-- grain: one row per results year
-- key: results_year
-- params: urn
-- columns: results_year integer, year_group integer
select
    results_year,
    max(max(academic_year)) over () + 11 - results_year as year_group
from viewer.checkpoint
where urn = $urn
group by results_year
order by results_year desc;
