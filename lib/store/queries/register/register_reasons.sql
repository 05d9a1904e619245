-- Why each pupil was on one kept register.
-- grain: one row per pupil and rule
-- params: register_id
select r.pupil_id, r.rule, r.subjects, r.reason
from viewer.register_reason r
join reference_register_rule d using (rule)
where r.register_id = $register_id
order by r.pupil_id, d.sort_order;
