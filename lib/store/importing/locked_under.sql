-- The locked checkpoints that hold what these imports brought, as a person names them.
-- grain: one row per checkpoint
-- params: import_ids
select distinct
    c.checkpoint_id,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as label
from viewer.checkpoint c
join import_batch b using (checkpoint_id)
where list_contains($import_ids::bigint[], b.import_id) and c.status = 'locked'
order by c.checkpoint_id;
