-- The rules that propose who qualifies, as in force on a day at the school of a checkpoint.
-- grain: one row per rule
-- key: rule
-- params: checkpoint_id, as_of_on
-- columns: rule varchar, letter varchar, name varchar, is_on boolean, line double, subjects
--   integer, weeks integer, valid_from date, set_by varchar, set_at timestamp, note varchar,
--   source varchar
select distinct on (d.sort_order)
    d.rule, d.letter, d.name, r.is_on, r.line, r.subjects, r.weeks, r.valid_from,
    r.set_by, r.set_at, r.note, d.source
from viewer.register_rule r
join reference_register_rule d using (rule)
join viewer.checkpoint c using (urn)
where c.checkpoint_id = $checkpoint_id
and (r.valid_from <= $as_of_on or r.set_by is null)
-- What the school has set comes before what was delivered, whatever its date.
order by d.sort_order, r.set_by is not null desc, r.valid_from desc, r.set_at desc;
