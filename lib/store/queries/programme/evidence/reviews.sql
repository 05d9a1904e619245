-- Every review of every plan of a school, the newest first.
-- grain: one row per review
-- key: name, reviewed_on, is_follow_up, pupil_id
-- params: urn
-- columns: name varchar, subject varchar, reviewed_on date, is_follow_up boolean, pupil_id
--   bigint, pupil_name varchar, pupil_code varchar, outcome_grade varchar, evidence varchar,
--   next_step varchar, pupil_view varchar, parent_view varchar, reviewed_by varchar
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
