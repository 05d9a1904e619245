-- Every file brought in, the latest first, with the checkpoint it belongs to.
-- grain: one row per import
-- params: urn
select
    b.import_id, b.file_name, b.content, b.imported_by, b.imported_at, b.status, b.undone_at,
    b.row_count, b.created, b.updated, b.unchanged, b.rejected, b.missing, b.findings,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as checkpoint
from viewer.import_batch b
left join viewer.checkpoint c on c.checkpoint_id = b.checkpoint_id
where b.urn = $urn
order by b.import_id desc;
