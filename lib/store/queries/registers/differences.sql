-- Where a person said one thing and a pupil list that came in since says the other, and nobody has
-- said since that it stands.
-- grain: one row per pupil and register
-- key: pupil_id, register
-- params: urn, as_of_on
-- columns: register varchar, pupil_id bigint, name varchar, code varchar, form varchar,
--   results_year integer, membership_id bigint, hand_says boolean, hand_from date, said_by
--   varchar, note varchar, file_name varchar, imported_on date
select
    f.register, f.pupil_id, p.name, p.code, p.form, p.results_year, f.hand_id as membership_id,
    f.hand_says, f.hand_from, f.said_by, f.note,
    max_by(b.file_name, b.import_id) as file_name,
    max(b.imported_at)::date as imported_on
from viewer.register_flag f
join viewer.pupil p using (pupil_id)
join viewer.import_batch b on b.urn = f.urn
where f.urn = $urn
and f.hand_id is not null and f.hand_says <> f.file_says
and coalesce($as_of_on <= f.last_day, true)
and b.content = 'pupil_list' and b.status = 'stored'
and b.imported_at > coalesce(f.kept_at, f.said_at)
and coalesce(p.left_on > $as_of_on, true) and $as_of_on <= make_date(p.results_year, 8, 31)
group by all
order by f.register, p.results_year, p.form, p.name, f.pupil_id;
