-- Why each pupil was on one kept register.
-- grain: one row per pupil and rule
-- key: pupil_id, rule
-- params: register_id
-- columns: pupil_id bigint, rule varchar, subjects integer, reason varchar
select r.pupil_id, r.rule, r.subjects, r.reason
from viewer.register_reason r
join reference_register_rule d using (rule)
where r.register_id = $register_id
order by r.pupil_id, d.sort_order;
