-- The invented results as the results file of `score` has them.
-- grain: one row per result
-- params: none
select 'P' || case_id as pupil_id, subject_id as subject, grade
from scoring_result
