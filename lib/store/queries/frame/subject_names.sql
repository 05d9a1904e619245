-- Every subject by name.
-- grain: one row per subject
-- key: subject_id
-- params: none
-- columns: subject_id varchar, subject varchar
select subject_id, name as subject
from reference_subject
order by sort_order, subject_id;
