-- What storing would do to the DfE's figures of each pupil.
-- grain: one row per pupil to store
-- params: none
select
    source_row, place, outcome,
    'Attainment 8 ' || old_attainment_8 || coalesce(', Progress 8 ' || old_progress_8, '') as old,
    coalesce('Attainment 8 ' || attainment_8, '') || coalesce(', Progress 8 ' || progress_8, '')
        as new
from incoming_dfe;
