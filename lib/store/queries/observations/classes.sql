-- The classes one pupil is in, and those before them in the same subject.
-- grain: one row per place in a class
-- key: subject, class_code, starts_on
-- params: pupil_id, as_of_on
-- columns: subject varchar, class_code varchar, teacher varchar, starts_on date, ends_on date,
--   is_now boolean
select
    s.name as subject, c.class_code, c.teacher, c.starts_on, c.ends_on,
    c.starts_on <= $as_of_on and coalesce(c.ends_on >= $as_of_on, true) as is_now
from viewer.class_place c
join reference_subject s using (subject_id)
where c.pupil_id = $pupil_id
order by s.sort_order, s.name, c.starts_on desc, c.class_code;
