-- The results of the cases to score.
-- grain: one row per case, subject, qualification and entered_on
-- params: none
create or replace temp table scoring_result as
select case_id, subject_id, qualification, grade, entered_on
from result
join measured_case using (pupil_id, checkpoint_id)
where case_id in (select case_id from scoring_case);
