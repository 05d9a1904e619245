-- Every measure worked out for a pupil.
-- grain: one row per checkpoint and rule set
-- key: checkpoint, rule_set
-- params: pupil_id
-- columns: checkpoint varchar, rule_set varchar, attainment_8 double, english double, maths
--   double, ebacc double, open double, ks2_average double, ks2_group integer, estimate double,
--   progress_8 double, english_progress double, maths_progress double, ebacc_progress double,
--   open_progress double, english_and_maths_4 boolean, english_and_maths_5 boolean, ebacc_entered
--   boolean, ebacc_average_points double
select
    c.academic_year_label || ' ' || c.name as checkpoint, m.rule_set,
    m.attainment_8, m.english, m.maths, m.ebacc, m.open,
    m.ks2_average, m.ks2_group, m.estimate, m.progress_8,
    m.english_progress, m.maths_progress, m.ebacc_progress, m.open_progress,
    m.english_and_maths_4, m.english_and_maths_5, m.ebacc_entered, m.ebacc_average_points
from viewer.measure m
join viewer.checkpoint c using (checkpoint_id)
where m.pupil_id = $pupil_id
order by c.collected_on, m.checkpoint_id, m.rule_set;
