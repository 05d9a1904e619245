-- Each subject, qualification and grade as the file writes them, so that each is read once. Plain
-- enough for every engine: DuckDB and Spark read it.
-- grain: one row per subject, qualification and grade written
-- params: none
select subject, qualification, grade, count(*) as rows_written
from incoming_result
group by subject, qualification, grade
