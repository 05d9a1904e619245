-- Who came onto one of the four registers, or came off one, from a day to another. Pupils on a
-- register when they were first listed did not come onto it then.
-- grain: one row per register, pupil and move
-- key: register, pupil_id, move, day
-- params: urn, from_on, to_on
-- columns: register varchar, move varchar, day date, pupil_id bigint, name varchar, code varchar,
--   form varchar, results_year integer
with move as (
    select pupil_id, register, 'joined' as move, starts_on as day
    from viewer.register_spell
    where urn = $urn and opened_as <> 'first_list' and starts_on between $from_on and $to_on
    union all
    select pupil_id, register, 'left', ends_on
    from viewer.register_spell
    where urn = $urn and ends_on between $from_on and $to_on
)
select m.register, m.move, m.day, m.pupil_id, p.name, p.code, p.form, p.results_year
from move m
join viewer.pupil p using (pupil_id)
where $to_on <= make_date(p.results_year, 8, 31)
order by m.register, m.move, m.day desc, p.surname, p.forename, p.pupil_id;
