-- The Intervention Register of each half-term, and the rules that propose it.

-- The rules of each school: those delivered, and what the school has set since.
-- grain: one row per school, rule, valid-from date and time it was set
create view viewer.register_rule as
select
    s.urn, r.rule, r.valid_from, true as is_on, r.line, r.subjects, r.weeks,
    null::text as set_by, null::timestamp as set_at, null::text as note
from main.school s
cross join reference_register_rule r
union all by name
select * from main.register_rule;

create view viewer.register as select * from main.register;

create view viewer.register_rule_kept as select * from main.register_rule_kept;

create view viewer.register_entry as
select e.* from main.register_entry e join viewer.pupil p using (pupil_id);

create view viewer.register_reason as
select r.* from main.register_reason r join viewer.pupil p using (pupil_id);

create view viewer.register_hand as
select h.* from main.register_hand h join viewer.pupil p using (pupil_id);
