-- A checkpoint goes with the last of its grades, unless a review looked at it or an Intervention
-- Register was kept for it.
-- grain: one row per checkpoint removed
-- params: checkpoint_ids
delete from checkpoint
where list_contains($checkpoint_ids::bigint[], checkpoint_id)
and checkpoint_id not in (select checkpoint_id from result)
and checkpoint_id not in (select checkpoint_id from result_superseded)
and not exists (
    select 1 from intervention_review r where r.checkpoint_id = checkpoint.checkpoint_id
)
and not exists (select 1 from register r where r.checkpoint_id = checkpoint.checkpoint_id)
and not exists (select 1 from intervention i where i.from_checkpoint_id = checkpoint.checkpoint_id);
