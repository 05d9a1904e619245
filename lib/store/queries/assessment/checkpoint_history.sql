-- Who moved a checkpoint on, when and why, the newest first.
-- grain: one row per change
-- key: changed_at
-- params: checkpoint_id
-- columns: status varchar, changed_by varchar, changed_at timestamp, note varchar
select status, changed_by, changed_at, coalesce(note, '') as note
from viewer.checkpoint_change
where checkpoint_id = $checkpoint_id
order by changed_at desc;
