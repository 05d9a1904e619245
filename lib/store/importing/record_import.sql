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
