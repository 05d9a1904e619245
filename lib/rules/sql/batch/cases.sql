-- The pupils as the rules take them.
-- grain: one row per pupil
-- params: none
create or replace temp table scoring_case as
select case_id, ks2_reading, ks2_maths
from batch_pupil;
