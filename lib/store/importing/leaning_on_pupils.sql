-- Later imports that hold something for pupils, or places on interventions, that only this import
-- brought in: without it they would hang in the air. The latest first.
-- grain: one row per import
-- params: import_id
with brought as (
    select pupil_id from pupil where import_id = $import_id
    except
    select pupil_id from pupil_superseded where superseded_by = $import_id
),
leaning as (
    select import_id from result where pupil_id in (select pupil_id from brought)
    union
    select import_id from target where pupil_id in (select pupil_id from brought)
    union
    select import_id from intervention_pupil where pupil_id in (select pupil_id from brought)
    union
    select import_id from session_mark where pupil_id in (select pupil_id from brought)
    union
    select s.import_id
    from intervention_session s
    join intervention i using (intervention_id)
    where i.import_id = $import_id
    union
    select m.import_id
    from intervention_pupil m
    join intervention i using (intervention_id)
    where i.import_id = $import_id
)
select b.file_name
from import_batch b
join leaning l using (import_id)
where b.import_id <> $import_id
order by b.import_id desc;
