-- The usable results of the file.
-- grain: one row per row of the file
-- params: none
create or replace temp table scoring_result as
select p.case_id, r.subject_id, r.qualification, r.grade, r.entered_on::date as entered_on
from incoming_result r
join incoming_pupil p using (pupil_id);
