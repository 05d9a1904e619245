-- The measures of every pupil, in the order of the file, and what the sums of all are made of. What
-- a subtraction in binary leaves (4.279999999999999) is taken off.
-- grain: one row per pupil
-- params: none
create or replace temp table batch_score as
select
    p.pupil_id, m.attainment_8, m.english, m.maths, m.ebacc, m.open, m.estimate,
    round(m.progress_8, 12) as progress_8, m.ks2_group, m.ks2_average, m.english_progress,
    m.maths_progress, m.ebacc_progress, m.open_progress
from scored_measure m
join batch_pupil p using (case_id)
order by p.case_id;
