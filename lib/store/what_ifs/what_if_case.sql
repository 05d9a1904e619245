-- Each what-if as a case to score: the pupil as they are but for the change.
-- grain: one row per what-if
-- params: none
create or replace temp table scoring_case as
select distinct c.case_id, p.ks2_reading, p.ks2_maths
from what_if_change c
join viewer.pupil p using (pupil_id);
