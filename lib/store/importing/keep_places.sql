-- Store the places that are new or have changed. What was written of a changed place by hand stays:
-- a file of interventions knows nothing of baselines, targets and needs.
-- grain: one row per place stored
-- params: urn, import_id
insert into intervention_pupil by name
select
    i.intervention_id, p.pupil_id, p.starts_on, p.ends_on, $import_id as import_id, p.source_row,
    w.baseline_grade, w.baseline_points, w.target_grade, w.target_points, w.need, w.left_because
from incoming_place p
join intervention i
    on i.urn = $urn and lower(i.name) = p.name_key
    and i.subject_id is not distinct from p.subject_id
left join intervention_pupil_superseded w
    on w.superseded_by = $import_id and w.intervention_id = i.intervention_id
    and w.pupil_id = p.pupil_id and w.starts_on = p.starts_on
where p.outcome <> 'unchanged';
