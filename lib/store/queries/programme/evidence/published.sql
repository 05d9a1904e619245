-- The published files that national figures and rules come from.
-- grain: one row per file
-- key: file
-- params: none
-- columns: title varchar, release varchar, url varchar, file varchar, sha256 varchar
select title, release, url, file, sha256
from reference_source
where release <> 'none published' and not contains(file, 'not_known')
order by file;
