-- The estimates of 2024, provisional, by KS2 group.
-- grain: one row per KS2 group
-- params: none
select ks2_to, attainment_8, english, maths, ebacc, open
from reference_estimate
where tables_year = 2024 and release = 'provisional'
order by ks2_group;
