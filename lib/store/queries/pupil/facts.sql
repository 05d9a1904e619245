-- Who a pupil is, and what they were measured at under one rule set at one checkpoint.
-- grain: one row per pupil
-- key: pupil_id
-- params: pupil_id, checkpoint_id, rule_set
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar,
--   is_disadvantaged boolean, is_fsm boolean, is_fsm6 boolean, is_looked_after boolean, sen
--   varchar, is_eal boolean, ks2_average double, joined_on date, left_on date, attainment_8 double, ks2_group integer, estimate
--   double, progress_8 double, english_and_maths_4 boolean, english_and_maths_5 boolean,
--   rule_set_label varchar, is_proposal boolean, has_progress_8 boolean, progress_8_note varchar
select
    p.pupil_id, p.name as pupil_name, p.code as pupil_code, p.form, p.is_disadvantaged,
    p.is_fsm, p.is_fsm6, p.is_looked_after, p.sen, p.is_eal, p.ks2_average, p.joined_on, p.left_on,
    m.attainment_8, m.ks2_group, m.estimate, m.progress_8,
    m.english_and_maths_4, m.english_and_maths_5,
    r.label as rule_set_label, r.is_proposal, r.has_progress_8, r.progress_8_note
from viewer.pupil p
join viewer.checkpoint_rule_set r
    on r.rule_set = $rule_set and r.checkpoint_id = $checkpoint_id
left join viewer.measure m
    on m.pupil_id = p.pupil_id and m.checkpoint_id = $checkpoint_id and m.rule_set = r.rule_set
where p.pupil_id = $pupil_id;
