-- The files whose grades count at a checkpoint, the one with the most grades first.
-- grain: one row per file
-- key: file_name, imported_at
-- params: checkpoint_id
-- columns: file_name varchar, imported_at timestamp, grades bigint
select
    b.file_name,
    max(b.imported_at) as imported_at,
    count(*) as grades
from viewer.traced_result t
join viewer.import_batch b using (import_id)
where t.checkpoint_id = $checkpoint_id and t.superseded_by is null
group by b.file_name
order by grades desc, b.file_name;
