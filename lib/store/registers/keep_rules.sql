-- Keep the rules as they stood, from the frame `rules`, and how far each could be applied.
-- grain: one row per register and rule
-- params: register_id
insert into register_rule_kept by name
select
    $register_id as register_id, rule, is_on, line, subjects, weeks, valid_from, in_scope, judged,
    (select count(*) from proposed p where p.rule = r.rule) as proposed
from rules r;
