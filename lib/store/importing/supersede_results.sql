-- Set aside the grades this file replaces, so that it can be undone.
-- grain: one row per grade replaced
-- params: checkpoint_id, import_id
insert into result_superseded
select r.*, $import_id
from result r
join incoming_result i
    on r.pupil_id = i.pupil_id and r.subject_id = i.subject_id
    and r.qualification = i.old_qualification and r.entered_on is not distinct from i.entered_on
where r.checkpoint_id = $checkpoint_id and i.outcome = 'updated';
