-- Store the grades that are new or have changed.
-- grain: one row per grade stored
-- params: checkpoint_id, import_id
insert into result by name
select
    pupil_id, $checkpoint_id as checkpoint_id, subject_id, qualification, grade, points,
    class_code, entered_on, $import_id as import_id, source_row, source_column, value_in_file
from incoming_result
where outcome in ('created', 'updated') and grade is not null;
