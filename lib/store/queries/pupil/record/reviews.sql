-- Every review of help that is about one pupil.
-- grain: one row per review
-- key: name, reviewed_on, is_follow_up
-- params: pupil_id
-- columns: name varchar, reviewed_on date, is_follow_up boolean, outcome varchar, evidence
--   varchar, next_step varchar, pupil_view varchar, parent_view varchar
select
    i.name, r.reviewed_on, r.is_follow_up, r.outcome_grade as outcome, r.evidence,
    r.next_step, r.pupil_view, r.parent_view
from viewer.intervention_review r
join viewer.intervention i using (intervention_id)
where r.pupil_id = $pupil_id
order by r.reviewed_on, r.review_id;
