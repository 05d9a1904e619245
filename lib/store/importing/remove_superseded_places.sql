-- Take the places just set aside out of the register.
-- grain: one row per place changed
-- params: import_id
delete from intervention_pupil m
using intervention_pupil_superseded s
where s.superseded_by = $import_id and s.intervention_id = m.intervention_id
and s.pupil_id = m.pupil_id and s.starts_on = m.starts_on;
