-- Every file brought in, part by part, the latest first, with the checkpoint it belongs to.
-- grain: one row per import
-- key: import_id
-- params: urn
-- columns: import_id bigint, file_name varchar, content varchar, imported_by varchar, imported_at
--   timestamp, status varchar, undone_at timestamp, row_count integer, created integer, updated
--   integer, unchanged integer, rejected integer, missing integer, findings varchar, fingerprint
--   varchar, format varchar, sheet varchar, standing_parts bigint, checkpoint varchar,
--   checkpoint_status varchar
select
    b.import_id, b.file_name, b.content, b.imported_by, b.imported_at, b.status, b.undone_at,
    b.row_count, b.created, b.updated, b.unchanged, b.rejected, b.missing, b.findings,
    b.fingerprint, b.format, b.sheet,
    count(*) filter (b.status = 'stored') over (
        partition by coalesce(b.part_of, b.import_id)
    ) as standing_parts,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as checkpoint,
    c.status as checkpoint_status
from viewer.import_batch b
left join viewer.checkpoint c on c.checkpoint_id = b.checkpoint_id
where b.urn = $urn
order by b.import_id desc;
