-- What the measures of all pupils come to. Plain enough for every engine: DuckDB and Spark read it.
-- grain: one row
-- params: none
select
    count(*) as pupils,
    count(ks2_average) as with_baseline,
    count(progress_8) as with_progress_8,
    avg(attainment_8) as attainment_8,
    stddev_samp(attainment_8) as attainment_8_deviation,
    avg(english) as english,
    avg(maths) as maths,
    avg(ebacc) as ebacc,
    avg(open) as open,
    avg(progress_8) as progress_8,
    avg(english_progress) as english_progress,
    avg(maths_progress) as maths_progress,
    avg(ebacc_progress) as ebacc_progress,
    avg(open_progress) as open_progress
from batch_score
