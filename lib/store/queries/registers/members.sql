-- Who is on each of the four registers on a day, since when, and who or which file says so.
-- grain: one row per register and pupil
-- key: register, pupil_id
-- params: urn, as_of_on
-- columns: register varchar, pupil_id bigint, name varchar, code varchar, form varchar,
--   results_year integer, sen varchar, is_disadvantaged boolean, starts_on date, source varchar,
--   opened_as varchar, said_by varchar, note varchar, file_name varchar, imported_on date
select
    m.register, m.pupil_id, p.name, p.code, p.form, p.results_year, p.sen, p.is_disadvantaged,
    m.starts_on, m.source, m.opened_as, m.said_by, m.note, b.file_name,
    b.imported_at::date as imported_on
from viewer.register_spell m
join viewer.pupil p using (pupil_id)
left join viewer.import_batch b using (import_id)
where m.urn = $urn
and m.starts_on <= $as_of_on and coalesce(m.ends_on > $as_of_on, true)
and coalesce(p.joined_on <= $as_of_on, true) and coalesce(p.left_on > $as_of_on, true)
and $as_of_on <= make_date(p.results_year, 8, 31)
order by m.register, p.results_year, p.form, p.surname, p.forename, p.pupil_id;
