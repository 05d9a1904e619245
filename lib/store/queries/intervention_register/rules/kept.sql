-- The rules of one kept register as they stood, and how far each could be applied.
-- grain: one row per rule
-- key: rule
-- params: register_id
-- columns: rule varchar, letter varchar, name varchar, is_on boolean, line double, subjects
--   integer, weeks integer, valid_from date, in_scope integer, judged integer, proposed integer
select
    k.rule, d.letter, d.name, k.is_on, k.line, k.subjects, k.weeks, k.valid_from,
    k.in_scope, k.judged, k.proposed
from viewer.register_rule_kept k
join reference_register_rule d using (rule)
where k.register_id = $register_id
order by d.sort_order;
