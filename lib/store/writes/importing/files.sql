-- name: next_import
-- The number of the next import.
-- grain: one row
-- params: none
select nextval('import_number');

-- name: stored_before
-- Earlier imports of the very same bytes, as the same kind of content, that still stand.
-- grain: one row per import
-- params: urn, fingerprint, content, sheet, checkpoint_id
select file_name, imported_at
from import_batch
where urn = $urn and fingerprint = $fingerprint and status = 'stored' and content = $content
and coalesce(sheet, '') = $sheet and checkpoint_id is not distinct from $checkpoint_id
order by imported_at desc
limit 1;

-- name: stored_parts
-- An import and the other parts of its file that still stand, the newest first.
-- grain: one row per import
-- params: import_id
with asked as (
    select urn, coalesce(part_of, import_id) as first_part
    from import_batch
    where import_id = $import_id
)
select b.import_id, b.file_name, b.checkpoint_id, b.status, b.imported_at, b.content
from import_batch b
join asked a on a.urn = b.urn and a.first_part = coalesce(b.part_of, b.import_id)
where b.status = 'stored' or b.import_id = $import_id
order by b.import_id desc;

-- name: record_import
-- Record one file brought in. Its counts are of entries (grades, targets, pupils, places).
-- grain: one row per file brought in
-- params: import_id, urn, file_name, fingerprint, format, sheet, part_of, content, checkpoint_id, imported_by, row_count, created, updated, unchanged, rejected, missing, findings
insert into import_batch by name
select
    $import_id as import_id, $urn as urn, $file_name as file_name, $fingerprint as fingerprint,
    $format as format, $sheet as sheet, $part_of as part_of,
    $content as content, $checkpoint_id as checkpoint_id, $imported_by as imported_by,
    now()::timestamp as imported_at, 'stored' as status, null as undone_at,
    $row_count as row_count, $created as created, $updated as updated,
    $unchanged as unchanged, $rejected as rejected, $missing as missing, $findings as findings;
