-- The columns of the out file. Plain enough for every engine: DuckDB and Spark read it.
-- grain: one row per pupil
-- params: none
select
    pupil_id, attainment_8, english, maths, ebacc, open, estimate, progress_8, ks2_group
from batch_score
