-- How one pupil stands on one register: what the file says, what a person says, and the first day
-- on which something new may be said.
-- grain: one row, or none when there is no such pupil
-- key: none
-- params: pupil_id, register, as_of_on
-- columns: pupil_id bigint, name varchar, file_says boolean, hand_id bigint, hand_says boolean,
--   hand_from date, is_member boolean, joined_on date, left_on date, last_day date, settled_until
--   date, has_left boolean
select
    p.pupil_id, p.name,
    f.file_says and coalesce($as_of_on <= f.last_day, true) as file_says,
    f.hand_id, f.hand_says, f.hand_from,
    f.is_member and coalesce($as_of_on <= f.last_day, true) as is_member,
    p.joined_on, p.left_on, f.last_day,
    (
        select max(greatest(m.starts_on, m.ends_on))
        from viewer.register_membership m
        where m.pupil_id = p.pupil_id and m.register = $register and m.source = 'hand'
    ) as settled_until,
    coalesce(p.left_on <= $as_of_on, false) as has_left
from viewer.pupil p
join viewer.register_flag f using (pupil_id)
where p.pupil_id = $pupil_id and f.register = $register;
