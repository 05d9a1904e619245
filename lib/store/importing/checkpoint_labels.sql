-- Checkpoints as a person names them.
-- grain: one row per checkpoint
-- params: checkpoint_ids
select academic_year_label || ' ' || name || ', Year ' || year_group as label
from viewer.checkpoint
where list_contains($checkpoint_ids::bigint[], checkpoint_id)
order by checkpoint_id;
