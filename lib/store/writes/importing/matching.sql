-- name: match_pupils
-- The pupil each row is about: as a person said, else by UPN (or former UPN), admission number, ULN,
-- then surname, forename and date of birth together. Never by name alone. A name is compared
-- whatever the order of its words, its case, accents, hyphens and apostrophes.
-- grain: one row per row of the file
-- params: urn
create or replace temp table matched_pupil as
with known as (
    select
        pupil_id, upn, former_upn, admission_number, uln, date_of_birth, results_year,
        name_key(surname, forename) as name_key
    from standing.pupil
    where urn = $urn
),
asked as (
    select
        *,
        name_key(surname, forename) as name_key
    from person
),
upn_of as (
    select upn as any_upn, pupil_id from known where upn <> ''
    union
    select former_upn, pupil_id from known where former_upn <> ''
),
number_of as (
    -- A file's one pupil number (Student ID, say) may be the UPN.
    select source_row, upn as any_upn from asked where upn <> ''
    union all
    select source_row, former_upn from asked where former_upn <> ''
    union all
    select source_row, upper(admission_number) from asked where admission_number <> ''
),
by_upn as (
    select n.source_row, min(u.pupil_id) as pupil_id
    from number_of n
    join upn_of u using (any_upn)
    group by n.source_row
),
by_admission as (
    select source_row, min(pupil_id) as pupil_id
    from (
        select a.source_row, k.pupil_id
        from asked a
        join known k on k.admission_number = a.admission_number and a.admission_number <> ''
        union all
        -- Or the admission number, for a pupil who lacks a UPN where the others stand under theirs.
        select a.source_row, k.pupil_id
        from asked a
        join known k on upper(k.admission_number) = a.upn and a.upn <> ''
    )
    group by source_row
),
by_uln as (
    select a.source_row, min(k.pupil_id) as pupil_id
    from asked a
    join known k on k.uln = a.uln and regexp_full_match(a.uln, '[1-9][0-9]{9}')
        and a.uln <> '9999999999'
    group by a.source_row
    having count(*) = 1
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
),
said as (
    select s.source_row, k.pupil_id
    from said_pupil s
    join known k using (pupil_id)
),
found as (
    select
        a.source_row, a.name_key,
        s.pupil_id as said_id, u.pupil_id as upn_id, m.pupil_id as admission_id,
        l.pupil_id as uln_id, b.pupil_id as birth_id,
        coalesce(n.namesakes, 0) as namesakes
    from asked a
    left join said s using (source_row)
    left join by_upn u using (source_row)
    left join by_admission m using (source_row)
    left join by_uln l using (source_row)
    left join by_birth b using (source_row)
    left join namesake n using (source_row)
)
select
    source_row,
    coalesce(said_id, upn_id, admission_id, uln_id, birth_id) as pupil_id,
    case
        when said_id is not null then 'said'
        when upn_id is not null then 'upn'
        when admission_id is not null then 'admission_number'
        when uln_id is not null then 'uln'
        when birth_id is not null then 'name_and_birth'
    end as matched_by,
    said_id is null
        and greatest(upn_id, admission_id, uln_id, birth_id)
            <> least(upn_id, admission_id, uln_id, birth_id) as contradicts,
    namesakes,
    name_key
from found;

-- name: matched_pupils
-- The matches, with what is known of each pupil.
-- grain: one row per row of the file
-- params: none
select
    m.source_row,
    m.pupil_id,
    m.matched_by,
    coalesce(m.contradicts, false) as is_contradicted,
    m.namesakes,
    m.name_key,
    p.forename || ' ' || p.surname as pupil_name,
    p.form,
    p.results_year,
    name_key(p.surname, p.forename) as known_name_key
from matched_pupil m
left join standing.pupil p using (pupil_id)
order by m.source_row;

-- name: namesakes
-- The pupils who have the name of a row that could not be matched, for a person to choose from.
-- grain: one row per row of the file and pupil of that name
-- params: urn
with known as (
    select
        pupil_id, forename || ' ' || surname as name, form, date_of_birth, results_year,
        name_key(surname, forename) as name_key
    from standing.pupil
    where urn = $urn
)
select m.source_row, k.pupil_id, k.name, k.form, k.date_of_birth, k.results_year
from matched_pupil m
join known k using (name_key)
where m.pupil_id is null and m.name_key <> ''
order by m.source_row, k.form, k.date_of_birth;

-- name: pupils_by_upn
-- The surname and forename of each pupil by UPN, to tell which part of a name a stray comma cut.
-- grain: one row per pupil with a UPN
-- params: urn
select upn, surname, forename from standing.pupil where urn = $urn and upn <> '';
