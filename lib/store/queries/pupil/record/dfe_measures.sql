-- What the DfE's own file said of one pupil, the rows a later file replaced included.
-- grain: one row per version of the pupil's figures
-- key: state, file_name, source_row
-- params: pupil_id
-- columns: attainment_8 double, progress_8 double, ks2_average double, estimate double, state
--   varchar, file_name varchar, source_row integer
select
    d.attainment_8, d.progress_8, d.ks2_average, d.estimate,
    if(d.superseded_by is null, 'held now', 'replaced') as state, b.file_name, d.source_row
from viewer.held_dfe_measure d
left join viewer.import_batch b using (import_id)
where d.pupil_id = $pupil_id
order by d.import_id;
