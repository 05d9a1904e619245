-- What people say now of pupils on roll and the four registers, whatever the file says.
-- grain: one row per pupil and register
-- key: pupil_id, register
-- params: urn, as_of_on
-- columns: register varchar, pupil_id bigint, name varchar, code varchar, form varchar,
--   results_year integer, hand_says boolean, hand_from date, said_by varchar, note varchar
select
    f.register, f.pupil_id, p.name, p.code, p.form, p.results_year,
    f.hand_says, f.hand_from, f.said_by, f.note
from viewer.register_flag f
join viewer.pupil p using (pupil_id)
where f.urn = $urn and f.hand_id is not null and f.hand_from <= $as_of_on
and coalesce($as_of_on <= f.last_day, true)
and coalesce(p.left_on > $as_of_on, true) and $as_of_on <= make_date(p.results_year, 8, 31)
order by f.register, p.results_year, p.form, p.name, f.pupil_id;
