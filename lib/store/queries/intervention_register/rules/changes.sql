-- What the school of a checkpoint has set of the register's rules, the latest first.
-- grain: one row per rule and time it was set
-- key: letter, valid_from, set_at
-- params: checkpoint_id
-- columns: letter varchar, valid_from date, is_on boolean, line double, subjects integer, weeks
--   integer, set_by varchar, set_at timestamp, note varchar
select d.letter, r.valid_from, r.is_on, r.line, r.subjects, r.weeks, r.set_by, r.set_at, r.note
from viewer.register_rule r
join reference_register_rule d using (rule)
join viewer.checkpoint c using (urn)
where c.checkpoint_id = $checkpoint_id and r.set_by is not null
order by r.set_at desc, d.sort_order;
