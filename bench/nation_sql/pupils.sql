-- The invented pupils as the pupils file of `score` has them.
-- grain: one row per pupil
-- params: none
select
    'P' || case_id as pupil_id,
    coalesce(ks2_reading::integer::varchar, '') as ks2_reading,
    coalesce(ks2_maths::integer::varchar, '') as ks2_maths
from scoring_case
