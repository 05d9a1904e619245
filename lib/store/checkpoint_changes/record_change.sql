-- Keep who moved a checkpoint on, when and what they noted.
-- grain: one row per change
-- params: checkpoint_id, status, changed_by, note
insert into checkpoint_change by name
select
    $checkpoint_id as checkpoint_id, $status as status, $changed_by as changed_by,
    now()::timestamp as changed_at, nullif($note, '') as note;
