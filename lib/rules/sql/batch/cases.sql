-- Every pupil of the file as a case, numbered by its place in the file.
-- grain: one row per pupil
-- params: none
create or replace temp table scoring_case as
select case_id, ks2_reading, ks2_maths
from incoming_pupil;
