-- Invented pupils with KS2 scores; one in twenty has none.
-- grain: one row per case
-- params: pupils
create or replace temp table scoring_case as
select
    i as case_id,
    if(hash(i, 'none') % 20 = 0, null, 80 + hash(i, 'reading') % 41)::double as ks2_reading,
    if(hash(i, 'none') % 20 = 0, null, 80 + hash(i, 'maths') % 41)::double as ks2_maths
from range($pupils::bigint) as t(i);
