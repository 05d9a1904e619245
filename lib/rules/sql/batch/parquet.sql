-- A file of rows in Parquet, or a folder of such files, with every value as text.
-- grain: one row per row of the file
-- params: path
select columns(*)::varchar
from read_parquet($path);
