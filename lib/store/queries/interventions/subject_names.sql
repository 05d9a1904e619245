-- Every subject by name.
-- grain: one row per subject
-- params: none
select subject_id, name as subject
from reference_subject
order by sort_order, subject_id;
