-- How far a school's pupils have ended from their targets, over every cohort with its results.
-- grain: one row per school
-- key: none
-- params: urn
-- columns: grades bigint, mean double, deviation double
select
    count(shortfall) as grades,
    coalesce(avg(shortfall), 0) as mean,
    coalesce(stddev_samp(shortfall), 0) as deviation
from viewer.grade
where urn = $urn and kind = 'final';
