-- How many pupils both engines scored, and how far their figures are apart at most.
-- grain: one row
-- params: one, other
select
    count(*) as pupils,
    max(greatest(
        abs(coalesce(a.attainment_8, -1) - coalesce(b.attainment_8, -1)),
        abs(coalesce(a.english, -1) - coalesce(b.english, -1)),
        abs(coalesce(a.maths, -1) - coalesce(b.maths, -1)),
        abs(coalesce(a.ebacc, -1) - coalesce(b.ebacc, -1)),
        abs(coalesce(a.open, -1) - coalesce(b.open, -1)),
        abs(coalesce(a.estimate, -1) - coalesce(b.estimate, -1)),
        abs(coalesce(a.progress_8, -99) - coalesce(b.progress_8, -99)),
        abs(coalesce(a.ks2_group, -1) - coalesce(b.ks2_group, -1))
    )) as apart
from read_parquet($one) a
join read_parquet($other) b using (pupil_id)
