-- The classes one pupil has been in, the rows a later file replaced included.
-- grain: one row per version of a place in a class
-- key: subject, class_code, starts_on, state, file_name, source_row
-- params: pupil_id
-- columns: subject varchar, class_code varchar, starts_on date, ends_on date, state varchar,
--   file_name varchar, source_row integer
select
    s.name as subject, c.class_code, c.starts_on, c.ends_on,
    if(c.superseded_by is null, 'held now', 'replaced') as state, b.file_name, c.source_row
from viewer.held_class_place c
join reference_subject s using (subject_id)
left join viewer.import_batch b using (import_id)
where c.pupil_id = $pupil_id
order by s.name, c.starts_on, c.import_id;
