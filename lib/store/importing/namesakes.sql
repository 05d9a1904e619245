-- The pupils who have the name of a row that could not be matched, for a person to choose from.
-- grain: one row per row of the file and pupil of that name
-- params: urn
with known as (
    select
        pupil_id, forename || ' ' || surname as name, form, date_of_birth, results_year,
        name_key(surname, forename) as name_key
    from pupil
    where urn = $urn
)
select m.source_row, k.pupil_id, k.name, k.form, k.date_of_birth, k.results_year
from matched_pupil m
join known k using (name_key)
where m.pupil_id is null and m.name_key <> ''
order by m.source_row, k.form, k.date_of_birth;
