-- What one pupil is known for beside grades, the rows a later file replaced included.
-- grain: one row per version of an observation
-- key: measure, subject, occasion, state, file_name, source_row, source_column
-- params: pupil_id
-- columns: measure varchar, subject varchar, occasion varchar, value double, told varchar, scale
--   varchar, observed_on date, state varchar, file_name varchar, source_row integer, source_column
--   varchar, value_in_file varchar
select
    replace(o.measure, '_', ' ') as measure, coalesce(s.name, '') as subject, o.occasion, o.value,
    o.told, o.scale, o.observed_on,
    if(o.superseded_by is null, 'held now', 'replaced') as state,
    b.file_name, o.source_row, o.source_column, o.value_in_file
from viewer.held_observation o
left join reference_subject s using (subject_id)
left join viewer.import_batch b using (import_id)
where o.pupil_id = $pupil_id
order by o.measure, o.occasion, s.name, o.import_id;
