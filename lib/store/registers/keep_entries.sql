-- Keep who qualifies, from the frame `proposed`, and the help live that day, from `helped`.
-- grain: one row per register and pupil
-- params: register_id
insert into register_entry by name
select $register_id as register_id, p.pupil_id, coalesce(h.help, []) as help
from (select distinct pupil_id from proposed) p
left join helped h using (pupil_id)
order by p.pupil_id;
