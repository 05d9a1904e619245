-- The grades that came in, or changed, after a checkpoint was last marked as checked here.
-- grain: one row per pupil and subject
-- key: pupil_id, subject
-- params: checkpoint_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, subject
--   varchar, grade varchar
with checked as (
    select max(h.changed_at) as checked_at
    from viewer.checkpoint_change h
    join viewer.checkpoint c using (checkpoint_id)
    where h.checkpoint_id = $checkpoint_id and h.status = 'checked' and c.status = 'checked'
)
select
    r.pupil_id,
    p.name as pupil_name,
    p.code as pupil_code,
    p.form,
    s.name as subject,
    r.grade
from viewer.traced_result r
join viewer.import_batch b using (import_id)
join checked k on b.imported_at > k.checked_at
join viewer.pupil p using (pupil_id)
join reference_subject s using (subject_id)
where r.checkpoint_id = $checkpoint_id and r.superseded_by is null
order by s.sort_order, r.subject_id, p.form, p.name, r.pupil_id;
