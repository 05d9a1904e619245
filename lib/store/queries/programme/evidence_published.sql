-- The published files that national figures and rules come from.
-- grain: one row per file
-- params: none
select title, release, url, file, sha256
from reference_source
where release <> 'none published' and not contains(file, 'not_known')
order by file;
