-- Every measure worked out for a pupil.
-- grain: one row per checkpoint and rule set
-- params: pupil_id
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
