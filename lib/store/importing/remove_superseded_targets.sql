-- Take the targets just set aside out of the school's targets.
-- grain: one row per target replaced
-- params: import_id
delete from target t
using target_superseded s
where s.superseded_by = $import_id
and t.pupil_id = s.pupil_id and t.academic_year = s.academic_year
and t.subject_id = s.subject_id;
