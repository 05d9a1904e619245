-- The pupil each row is about: by UPN (or former UPN), then admission number, then surname,
-- forename and date of birth together. Never by name alone.
-- grain: one row per row of the file
-- params: urn
create or replace temp table matched_pupil as
with known as (
    select
        pupil_id, upn, former_upn, admission_number, date_of_birth, results_year,
        forename || ' ' || surname as pupil_name,
        lower(regexp_replace(strip_accents(surname || ' ' || forename), '[^A-Za-z0-9]', '', 'g'))
            as name_key
    from pupil
    where urn = $urn
),
asked as (
    select
        *,
        lower(regexp_replace(strip_accents(surname || ' ' || forename), '[^A-Za-z0-9]', '', 'g'))
            as name_key
    from person
),
upn_of as (
    select upn as any_upn, pupil_id from known where upn <> ''
    union
    select former_upn, pupil_id from known where former_upn <> ''
),
number_of as (
    -- A file's one pupil number (Student ID, say) may be the UPN.
    select source_row, unnest([upn, former_upn, upper(admission_number)]) as any_upn from asked
),
by_upn as (
    select n.source_row, min(u.pupil_id) as pupil_id
    from number_of n
    join upn_of u using (any_upn)
    group by n.source_row
),
by_admission as (
    select a.source_row, min(k.pupil_id) as pupil_id
    from asked a
    join known k on k.admission_number = a.admission_number and a.admission_number <> ''
    group by a.source_row
),
by_birth as (
    select a.source_row, min(k.pupil_id) as pupil_id
    from asked a
    join known k on k.name_key = a.name_key and k.date_of_birth = a.date_of_birth
    where a.name_key <> ''
    group by a.source_row
    having count(*) = 1
),
namesake as (
    select a.source_row, count(*) as namesakes
    from asked a
    join known k on k.name_key = a.name_key
    where a.name_key <> ''
    group by a.source_row
)
select
    a.source_row,
    coalesce(u.pupil_id, m.pupil_id, b.pupil_id) as pupil_id,
    case
        when u.pupil_id is not null then 'upn'
        when m.pupil_id is not null then 'admission_number'
        when b.pupil_id is not null then 'name_and_birth'
    end as matched_by,
    u.pupil_id <> m.pupil_id or u.pupil_id <> b.pupil_id or m.pupil_id <> b.pupil_id
        as contradicts,
    coalesce(n.namesakes, 0) as namesakes,
    a.name_key
from asked a
left join by_upn u using (source_row)
left join by_admission m using (source_row)
left join by_birth b using (source_row)
left join namesake n using (source_row);
