-- Who a pupil is, and what they were measured at under one rule set at one checkpoint.
-- grain: one row per pupil
-- params: pupil_id, checkpoint_id, rule_set
select
    p.pupil_id, p.name as pupil_name, p.code as pupil_code, p.form, p.is_disadvantaged,
    p.is_looked_after, p.sen, p.is_eal, p.ks2_average, p.joined_on, p.left_on,
    m.attainment_8, m.ks2_group, m.estimate, m.progress_8,
    m.english_and_maths_4, m.english_and_maths_5,
    r.label as rule_set_label, r.is_proposal, r.has_progress_8, r.progress_8_note
from viewer.pupil p
join viewer.checkpoint_rule_set r
    on r.rule_set = $rule_set and r.checkpoint_id = $checkpoint_id
left join viewer.measure m
    on m.pupil_id = p.pupil_id and m.checkpoint_id = $checkpoint_id and m.rule_set = r.rule_set
where p.pupil_id = $pupil_id;
