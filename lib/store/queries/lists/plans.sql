-- The plan each pupil of a checkpoint's cohort is on, or is to be on, in a subject: the newest.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id, as_of_on
-- columns: pupil_id bigint, subject_id varchar, plan_id bigint, plan_name varchar, plan_barrier
--   varchar, plan_kind varchar, plan_wave integer, plan_lead varchar, plan_starts_on date,
--   plan_ends_on date, plan_sessions_planned integer, plan_minutes integer, plan_room varchar,
--   plan_resources_assured_by varchar, plan_target_grade varchar, plan_need varchar
select
    m.pupil_id, m.subject_id, m.intervention_id as plan_id, i.name as plan_name,
    i.barrier as plan_barrier, i.kind as plan_kind, i.wave as plan_wave, i.lead as plan_lead,
    i.starts_on as plan_starts_on, i.ends_on as plan_ends_on,
    i.sessions_planned as plan_sessions_planned, i.minutes as plan_minutes, i.room as plan_room,
    i.resources_assured_by as plan_resources_assured_by,
    m.target_grade as plan_target_grade, m.need as plan_need
from viewer.intervention_pupil m
join viewer.intervention i using (intervention_id)
join viewer.pupil p using (pupil_id)
join viewer.checkpoint c on c.urn = p.urn and c.results_year = p.results_year
where c.checkpoint_id = $checkpoint_id
and m.subject_id is not null and m.left_because is null
and coalesce(m.ends_on >= $as_of_on, true)
qualify row_number() over (
    partition by m.pupil_id, m.subject_id order by m.starts_on desc, m.intervention_id desc
) = 1
order by m.pupil_id, m.subject_id;
