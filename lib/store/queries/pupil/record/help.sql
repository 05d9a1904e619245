-- Every intervention a pupil has had, replaced rows included. Staff are not named: they are
-- other people.
-- grain: one row per version of a place in an intervention
-- key: name, starts_on, state, file_name, source_row
-- params: pupil_id
-- columns: name varchar, subject varchar, wave integer, kind varchar, starts_on date, ends_on
--   date, need varchar, baseline varchar, target varchar, left_because varchar, state varchar,
--   file_name varchar, source_row integer
select
    i.name, s.name as subject, i.wave, i.kind, i.starts_on, i.ends_on, i.need,
    i.baseline_grade as baseline, i.target_grade as target, i.left_because,
    if(i.superseded_by is null, 'held now', 'replaced') as state,
    b.file_name, i.source_row
from viewer.held_intervention_pupil i
left join reference_subject s using (subject_id)
left join viewer.import_batch b using (import_id)
where i.pupil_id = $pupil_id
order by i.starts_on, i.intervention_id, i.superseded_by desc nulls first;
