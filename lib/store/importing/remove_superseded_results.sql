-- Take the grades just set aside out of the checkpoint.
-- grain: one row per grade replaced
-- params: import_id
delete from result r
using result_superseded s
where s.superseded_by = $import_id
and r.pupil_id = s.pupil_id and r.checkpoint_id = s.checkpoint_id
and r.subject_id = s.subject_id and r.qualification = s.qualification
and r.entered_on is not distinct from s.entered_on;
