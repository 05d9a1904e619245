-- Every change of a plan, the newest first.
-- grain: one row per changed field
-- key: changed_at, field, pupil_id
-- params: intervention_id
-- columns: changed_at timestamp, changed_by varchar, field varchar, old varchar, new varchar,
--   pupil_id bigint, name varchar, code varchar
select c.changed_at, c.changed_by, c.field, c.old, c.new, c.pupil_id, p.name, p.code
from viewer.intervention_change c
left join viewer.pupil p using (pupil_id)
where c.intervention_id = $intervention_id
order by c.changed_at desc, c.pupil_id nulls first, c.field;
