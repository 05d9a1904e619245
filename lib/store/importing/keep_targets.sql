-- Store the targets that are new or have changed.
-- grain: one row per target stored
-- params: academic_year, import_id
insert into target by name
select
    pupil_id, $academic_year as academic_year, subject_id, qualification, grade, points,
    $import_id as import_id, source_row
from incoming_target
where outcome in ('created', 'updated') and grade is not null;
