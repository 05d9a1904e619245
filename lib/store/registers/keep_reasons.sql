-- Keep why each pupil qualifies, from the frame `proposed`.
-- grain: one row per register, pupil and rule
-- params: register_id
insert into register_reason by name
select $register_id as register_id, pupil_id, rule, reason, subjects
from proposed
order by pupil_id, rule;
