-- Set aside the targets this file replaces, so that it can be undone.
-- grain: one row per target replaced
-- params: academic_year, import_id
insert into target_superseded
select t.*, $import_id
from target t
join incoming_target i on t.pupil_id = i.pupil_id and t.subject_id = i.subject_id
where t.academic_year = $academic_year and i.outcome = 'updated';
