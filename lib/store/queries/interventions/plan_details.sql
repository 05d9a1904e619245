-- One plan with all that is written of it.
-- grain: one row per plan
-- params: intervention_id
select
    i.*, coalesce(i.version, 0) as at_version, s.name as subject, m.name as misses_subject,
    c.academic_year_label || ' ' || c.name as from_checkpoint
from viewer.intervention i
left join reference_subject s using (subject_id)
left join reference_subject m on m.subject_id = i.misses_subject_id
left join viewer.checkpoint c on c.checkpoint_id = i.from_checkpoint_id
where i.intervention_id = $intervention_id;
