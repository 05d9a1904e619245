-- Every review of every plan of a school, the newest first.
-- grain: one row per review
-- params: urn
select
    i.name, s.name as subject, r.reviewed_on, r.is_follow_up, r.pupil_id,
    p.name as pupil_name, p.code as pupil_code, r.outcome_grade, r.evidence, r.next_step,
    r.pupil_view, r.parent_view, r.reviewed_by
from viewer.intervention_review r
join viewer.intervention i using (intervention_id)
left join viewer.pupil p using (pupil_id)
left join reference_subject s using (subject_id)
where i.urn = $urn
order by r.reviewed_on desc, r.review_id desc;
