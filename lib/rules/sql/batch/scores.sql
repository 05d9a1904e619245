-- The measures of every pupil, in the order of the file.
-- grain: one row per pupil
-- params: none
select
    p.pupil_id, m.attainment_8, m.english, m.maths, m.ebacc, m.open, m.estimate, m.progress_8,
    m.ks2_group
from scored_measure m
join incoming_pupil p using (case_id)
order by p.case_id;
