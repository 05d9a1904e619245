-- The DfE's figures in the file beside those held for the pupil.
-- grain: one row per pupil to store
-- params: none
create or replace temp table incoming_dfe as
select
    e.source_row, e.place, e.pupil_id, e.attainment_8, e.progress_8, e.ks2_average, e.estimate,
    d.attainment_8 as old_attainment_8, d.progress_8 as old_progress_8,
    case
        when d.pupil_id is null then 'created'
        when row(e.attainment_8, e.progress_8, e.ks2_average, e.estimate)
            is distinct from row(d.attainment_8, d.progress_8, d.ks2_average, d.estimate)
            then 'updated'
        else 'unchanged'
    end as outcome
from entry e
left join dfe_measure d using (pupil_id);
