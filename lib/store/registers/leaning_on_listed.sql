-- What people have recorded on registers of pupils whom only this import brought in.
-- grain: one row, with a count of pupils
-- params: import_id
with brought as (
    select pupil_id from pupil where import_id = $import_id
    except
    select pupil_id from pupil_superseded where superseded_by = $import_id
),
leaning as (
    select pupil_id from register_membership where source = 'hand'
    union
    select pupil_id from register_entry
    union
    select pupil_id from register_hand
)
select b.file_name, count(*) as pupils
from brought
join leaning using (pupil_id)
join import_batch b on b.import_id = $import_id
group by b.file_name;
