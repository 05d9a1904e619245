-- One plan with all that is written of it.
-- grain: one row per plan
-- key: intervention_id
-- params: intervention_id
-- columns: intervention_id bigint, urn integer, name varchar, subject_id varchar, wave integer,
--   kind varchar, lead varchar, starts_on date, ends_on date, import_id bigint, version integer,
--   barrier varchar, place varchar, leader varchar, provider varchar, cycle varchar,
--   sessions_planned integer, minutes integer, weekday integer, time_of_day varchar, room
--   varchar, misses_subject_id varchar, resources varchar, resources_assured_by varchar,
--   chosen_by varchar, from_checkpoint_id bigint, success_criteria varchar, cost double,
--   cost_per_session double, closed_on date, closed_because varchar, made_by varchar, made_at
--   timestamp, at_version integer, subject varchar, misses_subject varchar, from_checkpoint
--   varchar
select
    i.*, coalesce(i.version, 0) as at_version, s.name as subject, m.name as misses_subject,
    c.academic_year_label || ' ' || c.name as from_checkpoint
from viewer.intervention i
left join reference_subject s using (subject_id)
left join reference_subject m on m.subject_id = i.misses_subject_id
left join viewer.checkpoint c on c.checkpoint_id = i.from_checkpoint_id
where i.intervention_id = $intervention_id;
