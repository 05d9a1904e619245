-- An import and the other parts of its file that still stand, the newest first.
-- grain: one row per import
-- params: import_id
with asked as (
    select urn, coalesce(part_of, import_id) as first_part
    from import_batch
    where import_id = $import_id
)
select b.import_id, b.file_name, b.checkpoint_id, b.status, b.imported_at
from import_batch b
join asked a on a.urn = b.urn and a.first_part = coalesce(b.part_of, b.import_id)
where b.status = 'stored' or b.import_id = $import_id
order by b.import_id desc;
