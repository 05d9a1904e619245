-- Where each grade of a pupil at a checkpoint stands in the files: the ones that count, the ones
-- they replaced, and the ones a person took out.
-- grain: one row per version of a grade
-- key: subject_id, qualification, entered_on, import_id, replaced_in
-- params: pupil_id, checkpoint_id
-- columns: subject_id varchar, subject varchar, subject_order integer, qualification varchar,
--   grade varchar, entered_on date, import_id bigint, superseded_by bigint, source_row integer,
--   source_column varchar, value_in_file varchar, file_name varchar, sheet varchar, imported_by
--   varchar, imported_at timestamp, replaced_in varchar, replaced_by varchar, replaced_at
--   timestamp
select
    r.subject_id, s.name as subject, s.sort_order as subject_order, r.qualification, r.grade,
    r.entered_on, r.import_id, r.superseded_by, r.source_row, r.source_column, r.value_in_file,
    b.file_name, b.sheet, b.imported_by, b.imported_at,
    o.file_name as replaced_in, o.imported_by as replaced_by, o.imported_at as replaced_at
from viewer.traced_result r
join viewer.pupil p using (pupil_id)
join reference_subject s using (subject_id)
left join viewer.import_batch b on b.import_id = r.import_id
left join viewer.import_batch o on o.import_id = r.superseded_by
where r.pupil_id = $pupil_id and r.checkpoint_id = $checkpoint_id
order by
    s.sort_order, r.subject_id, r.entered_on nulls first, r.superseded_by desc nulls first,
    r.qualification;
