-- Where a checkpoint stands, and how many grades it holds.
-- grain: one row per checkpoint
-- params: checkpoint_id
select
    c.status,
    (select count(*) from result r where r.checkpoint_id = c.checkpoint_id) as grades
from checkpoint c
where c.checkpoint_id = $checkpoint_id;
