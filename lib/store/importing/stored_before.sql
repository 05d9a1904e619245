-- Earlier imports of the very same bytes, as the same kind of content, that still stand.
-- grain: one row per import
-- params: urn, fingerprint, content, sheet, checkpoint_id
select file_name, imported_at
from import_batch
where urn = $urn and fingerprint = $fingerprint and status = 'stored' and content = $content
and coalesce(sheet, '') = $sheet and checkpoint_id is not distinct from $checkpoint_id
order by imported_at desc
limit 1;
