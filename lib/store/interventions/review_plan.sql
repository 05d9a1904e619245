-- What a review must agree with: when the plan began, its subject, whether the pupil was on it,
-- whether it has been reviewed.
-- grain: one row per intervention
-- params: intervention_id, pupil_id
select
    i.name, i.starts_on, i.subject_id,
    $pupil_id::bigint is null or exists (
        select 1 from intervention_pupil m
        where m.intervention_id = i.intervention_id and m.pupil_id = $pupil_id
    ) as is_on_it,
    (
        select max(r.reviewed_on) from intervention_review r
        where r.intervention_id = i.intervention_id and not r.is_follow_up
        and r.pupil_id is not distinct from $pupil_id::bigint
    ) as reviewed_on
from intervention i
where i.intervention_id = $intervention_id;
