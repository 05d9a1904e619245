-- Take a pupil off a plan: the place stays, with its last day and the reason.
-- grain: one row per place
-- params: intervention_id, pupil_id, ends_on, because
update intervention_pupil set ends_on = $ends_on, left_because = $because
where intervention_id = $intervention_id and pupil_id = $pupil_id and left_because is null;
