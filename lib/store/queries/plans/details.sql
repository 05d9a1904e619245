-- What one plan refers to, by name, who made it, and why it was closed.
-- grain: one row per plan
-- key: intervention_id
-- params: intervention_id
-- columns: intervention_id bigint, subject varchar, misses_subject varchar, from_checkpoint
--   varchar, made_by varchar, closed_because varchar
select
    i.intervention_id,
    s.name as subject, m.name as misses_subject,
    c.academic_year_label || ' ' || c.name as from_checkpoint, i.made_by, i.closed_because
from viewer.intervention i
left join reference_subject s using (subject_id)
left join reference_subject m on m.subject_id = i.misses_subject_id
left join viewer.checkpoint c on c.checkpoint_id = i.from_checkpoint_id
where i.intervention_id = $intervention_id;
