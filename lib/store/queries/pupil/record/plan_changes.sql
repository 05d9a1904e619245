-- Every change of a plan that is about one pupil.
-- grain: one row per change
-- key: name, changed_at, field
-- params: pupil_id
-- columns: name varchar, changed_at timestamp, field varchar, was varchar, became varchar
select i.name, c.changed_at, c.field, c.old as was, c.new as became
from viewer.intervention_change c
join viewer.intervention i using (intervention_id)
where c.pupil_id = $pupil_id
order by c.changed_at;
