-- The files a school brought in, newest first, each with its fingerprint.
-- grain: one row per file, or part of one
-- key: file_name, sheet, imported_at
-- params: urn
-- columns: file_name varchar, sheet varchar, content varchar, imported_by varchar, imported_at
--   timestamp, status varchar, row_count integer, rejected integer, fingerprint varchar
select
    b.file_name, b.sheet, b.content, b.imported_by, b.imported_at, b.status, b.row_count,
    b.rejected, b.fingerprint
from viewer.import_batch b
where b.urn = $urn
order by b.imported_at desc, b.import_id desc;
