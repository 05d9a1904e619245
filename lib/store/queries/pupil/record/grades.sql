-- Every grade held for a pupil, replaced ones included, with where it stood against its target.
-- grain: one row per version of a grade
-- key: checkpoint, kind, subject, qualification, entered_on, state, file_name, source_row
-- params: pupil_id
-- columns: checkpoint varchar, kind varchar, collected_on date, subject varchar, qualification
--   varchar, grade varchar, points double, class_code varchar, entered_on date, value_in_file
--   varchar, target_grade varchar, shortfall double, status varchar, state varchar, file_name
--   varchar, source_row integer, source_column varchar
select
    c.academic_year_label || ' ' || c.name as checkpoint, c.kind, c.collected_on,
    s.name as subject, if(x.is_offered, x.name, r.qualification) as qualification, r.grade, r.points, r.class_code, r.entered_on,
    r.value_in_file,
    if(r.superseded_by is null, g.target_grade, null) as target_grade,
    if(r.superseded_by is null, g.shortfall, null) as shortfall,
    if(r.superseded_by is null, g.status, null) as status,
    if(r.superseded_by is null, 'held now', 'replaced') as state,
    b.file_name, r.source_row, r.source_column
from viewer.held_result r
left join viewer.checkpoint c using (checkpoint_id)
left join reference_subject s using (subject_id)
left join viewer.grade g using (pupil_id, checkpoint_id, subject_id, qualification)
left join viewer.import_batch b on b.import_id = r.import_id
left join viewer.school_scale x on x.scale = r.qualification
where r.pupil_id = $pupil_id
order by c.collected_on, r.checkpoint_id, s.sort_order, r.superseded_by desc nulls first;
