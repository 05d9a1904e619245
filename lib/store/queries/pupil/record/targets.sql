-- Every target held for a pupil, replaced ones included.
-- grain: one row per version of a target
-- key: academic_year, subject, qualification, state, file_name, source_row
-- params: pupil_id
-- columns: academic_year varchar, subject varchar, qualification varchar, grade varchar, points
--   double, state varchar, file_name varchar, source_row integer
select
    (t.academic_year - 1)::text || '/' || right(t.academic_year::text, 2) as academic_year,
    s.name as subject, if(x.is_offered, x.name, t.qualification) as qualification, t.grade, t.points,
    if(t.superseded_by is null, 'held now', 'replaced') as state,
    b.file_name, t.source_row
from viewer.held_target t
left join reference_subject s using (subject_id)
left join viewer.import_batch b using (import_id)
left join viewer.school_scale x on x.scale = t.qualification
where t.pupil_id = $pupil_id
order by t.academic_year, s.sort_order, t.superseded_by desc nulls first;
