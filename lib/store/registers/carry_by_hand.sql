-- Carry what people said of a checkpoint's register over to its new revision.
-- grain: one row per pupil
-- params: register_id, before_id
insert into register_hand by name
select distinct on (pupil_id) * replace ($register_id as register_id)
from register_hand
where register_id = $before_id
order by pupil_id, said_at desc, is_on;
