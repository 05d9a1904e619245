-- Every review of a plan, the newest first; `counts` says which is the latest of its kind.
-- grain: one row per review
-- key: review_id
-- params: intervention_id
-- columns: review_id bigint, pupil_id bigint, name varchar, code varchar, form varchar,
--   is_follow_up boolean, reviewed_on date, checkpoint_id bigint, checkpoint varchar,
--   outcome_grade varchar, evidence varchar, next_step varchar, pupil_view varchar, parent_view
--   varchar, reviewed_by varchar, recorded_at timestamp, counts boolean, follow_up_on date
select
    r.review_id, r.pupil_id, p.name, p.code, p.form, r.is_follow_up, r.reviewed_on,
    r.checkpoint_id, c.academic_year_label || ' ' || c.name as checkpoint,
    r.outcome_grade, r.evidence, r.next_step, r.pupil_view, r.parent_view,
    r.reviewed_by, r.recorded_at,
    l.review_id is not null as counts,
    if(
        not r.is_follow_up and r.next_step in ('stop', 'hand_back'), r.reviewed_on + 91, null
    ) as follow_up_on
from viewer.intervention_review r
left join viewer.pupil p using (pupil_id)
left join viewer.checkpoint c using (checkpoint_id)
left join viewer.latest_review l using (review_id)
where r.intervention_id = $intervention_id
order by r.review_id desc;
