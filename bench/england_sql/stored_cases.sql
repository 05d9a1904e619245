-- One checkpoint for all of England.
-- grain: one row per case
-- params: none
create or replace temp table measured_case as
select case_id, case_id as pupil_id, 1 as checkpoint_id
from scoring_case;
