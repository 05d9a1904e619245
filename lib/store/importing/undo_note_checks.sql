-- Write down that checkpoints which were checked are open again, because their grades changed.
-- grain: one row per checkpoint
-- params: checkpoint_ids, changed_by, note
insert into checkpoint_change by name
select
    checkpoint_id, 'open' as status, $changed_by as changed_by, now()::timestamp as changed_at,
    $note as note
from checkpoint
where list_contains($checkpoint_ids::bigint[], checkpoint_id) and status = 'checked';
