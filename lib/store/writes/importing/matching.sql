-- name: known_pupils
-- The school's pupils with their names as names are compared, once for all that one file asks.
-- grain: one row per pupil
-- params: urn
create or replace temp table known_pupil as
select
    *,
    name_key(surname, forename) as name_key,
    name_key('', forename) as forename_key,
    array_to_string(name_words(surname || ' ' || forename), ' ') as name_in_order
from standing.pupil
where urn = $urn;

-- name: match_pupils
-- The pupil each row is about: as a person said, else by UPN (or former UPN), admission number, ULN,
-- then surname, forename and date of birth together. Never by name alone. A name is compared
-- whatever the order of its words, its case, accents, hyphens and apostrophes.
-- grain: one row per row of the file
-- params: none
create or replace temp table matched_pupil as
with known as (
    select
        pupil_id, upn, former_upn, admission_number, uln, date_of_birth, results_year, name_key,
        name_in_order
    from known_pupil
),
asked as (
    select
        *,
        name_key(surname, forename) as name_key,
        array_to_string(name_words(surname || ' ' || forename), ' ') as name_in_order
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
    -- The UPN, the former UPN and the number of one row may be those of two pupils.
    select
        n.source_row, min(u.pupil_id) as pupil_id,
        count(distinct n.any_upn) > 1 and count(distinct u.pupil_id) > 1 as is_of_two
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
        -- Amy Rose is not Rose Amy where the school has both.
        and (k.name_in_order = a.name_in_order
            or a.name_in_order not in (select name_in_order from known))
    group by a.source_row
    having count(*) = 1
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
        coalesce(u.is_of_two, false) as is_of_two
    from asked a
    left join said s using (source_row)
    left join by_upn u using (source_row)
    left join by_admission m using (source_row)
    left join by_uln l using (source_row)
    left join by_birth b using (source_row)
)
select
    source_row,
    coalesce(said_id, upn_id, admission_id, uln_id, birth_id) as pupil_id,
    coalesce(upn_id, admission_id, uln_id) as number_id,
    case
        when upn_id is not null then 'upn'
        when admission_id is not null then 'admission_number'
        when uln_id is not null then 'uln'
    end as numbered_by,
    case
        when said_id is not null then 'said'
        when upn_id is not null then 'upn'
        when admission_id is not null then 'admission_number'
        when uln_id is not null then 'uln'
        when birth_id is not null then 'name_and_birth'
    end as matched_by,
    said_id is null
        and (is_of_two or greatest(upn_id, admission_id, uln_id, birth_id)
            <> least(upn_id, admission_id, uln_id, birth_id)) as contradicts,
    name_key
from found;

-- name: matched_pupils
-- The matches, with what is known of each pupil, and of the pupil whom a number in the row names:
-- whether the row has another date of birth, and whether its name is written just as here.
-- grain: one row per row of the file
-- params: none
select
    m.source_row,
    m.pupil_id,
    m.matched_by,
    coalesce(m.contradicts, false) as is_contradicted,
    m.name_key,
    p.forename || ' ' || p.surname as pupil_name,
    p.surname as surname_here,
    p.forename as forename_here,
    p.form,
    p.results_year,
    m.numbered_by,
    m.number_id,
    n.forename || ' ' || n.surname as numbered_name,
    n.form as numbered_form,
    n.date_of_birth as numbered_birth,
    -- Of a row without a number: the birthday of the one pupil here who has its name.
    if(n.pupil_id is null, s.date_of_birth, null) as namesake_birth,
    if(a.surname = '', n.forename_key, n.name_key) as numbered_key,
    if(coalesce(a.date_of_birth <> n.date_of_birth, false), 'date_of_birth', '') as other,
    coalesce(
        (a.surname = '' and a.forename = '')
            or (lower(a.surname) = lower(n.surname) and lower(a.forename) = lower(n.forename)),
        true) as is_as_here
from matched_pupil m
join person a using (source_row)
left join known_pupil p using (pupil_id)
left join known_pupil n on n.pupil_id = m.number_id
left join (
    select name_key, min(date_of_birth) as date_of_birth
    from known_pupil
    where name_key <> ''
    group by name_key
    having count(*) = 1
) s on s.name_key = m.name_key
order by m.source_row;

-- name: other_names
-- The rows whose name can not be that of the pupil whom their number names. A forename may be one
-- that a pupil is called by, and so is another's only beside no surname, or where somebody else
-- here has just this name, or the surname and a forename nearer to it. Asked only where a name is written otherwise: it takes long to plan.
-- grain: one row per such row of the file
-- params: none
with beside as (
    select
        m.source_row, m.name_key, m.number_id, a.surname, a.forename, a.date_of_birth,
        n.surname as numbered_surname, n.forename as numbered_forename,
        n.name_key as whole_key, n.forename_key
    from matched_pupil m
    join person a using (source_row)
    join known_pupil n on n.pupil_id = m.number_id
    where m.name_key <> '' and m.name_key <> n.name_key
    and not exists (
        from pupil_other_name o where o.pupil_id = m.number_id and o.name_key = m.name_key)
),
another as (
    select b.source_row
    from beside b
    join known_pupil k on k.name_key = b.name_key
    where b.surname <> '' and k.pupil_id <> b.number_id
        and coalesce(k.date_of_birth = b.date_of_birth, true)
    union
    select b.source_row
    from beside b
    join known_pupil k on k.forename_key = b.name_key
    where b.surname = '' and k.pupil_id <> b.number_id and b.name_key <> b.forename_key
        and k.date_of_birth = b.date_of_birth
    union
    select b.source_row
    from beside b
    join known_pupil k on lower(k.surname) = lower(b.surname)
    where b.surname <> '' and b.forename <> '' and k.pupil_id <> b.number_id
        and not is_forename_of(b.forename, b.numbered_forename)
        and is_forename_of(b.forename, k.forename)
),
judged as (
    select
        source_row,
        case
            when surname <> ''
                and not is_surname_of(surname, forename, numbered_surname, numbered_forename)
                then 'surname'
            when surname = '' and date_of_birth is null
                and not is_forename_of(forename, numbered_forename)
                then 'forename'
            when source_row in (from another) then 'forename'
        end as other
    from beside
)
select source_row, other from judged where other is not null order by source_row;

-- name: lookalikes
-- The pupils whom a row that no number matches may be about, for a person to say: those of the same
-- name, of nearly the same number (leading zeros, a UPN without its letter), or of the same birthday
-- or form with a part of the name. What agrees, and what does not; null where one of the two is
-- silent. `is_sure`: of all pupils only this one, of the same name, on roll and of no other row's
-- number, agrees, and nothing that both say differs but the form where the birthday agrees.
-- grain: one row per row of the file and pupil it may be about
-- params: none
with known as (
    select
        *,
        array_to_string(name_words(surname), '') as surname_key,
        array_to_string(name_words(forename), '') as forename_key,
        nullif(ltrim(upper(coalesce(admission_number, '')), '0'), '') as bare_number,
        nullif(right(upper(coalesce(upn, '')), 12), '') as upn_digits
    from known_pupil
),
asked as (
    select
        a.*,
        m.name_key,
        array_to_string(name_words(a.surname), '') as surname_key,
        array_to_string(name_words(a.forename), '') as forename_key,
        nullif(ltrim(upper(a.admission_number), '0'), '') as bare_number,
        case when length(a.upn) between 12 and 13 then right(a.upn, 12) end as upn_digits
    from person a
    join matched_pupil m using (source_row)
    where (m.pupil_id is null or (m.matched_by = 'said' and m.number_id is null))
        and not coalesce(m.contradicts, false)
),
pair as (
    select a.source_row, k.pupil_id from asked a join known k on k.name_key = a.name_key
    where a.name_key <> ''
    union
    select a.source_row, k.pupil_id from asked a join known k on k.bare_number = a.bare_number
    union
    select a.source_row, k.pupil_id from asked a join known k on k.upn_digits = a.upn_digits
    union
    select a.source_row, k.pupil_id
    from asked a
    join known k on k.date_of_birth = a.date_of_birth
        and (k.surname_key = a.surname_key or k.forename_key = a.forename_key)
    where a.surname_key <> ''
    union
    select a.source_row, k.pupil_id
    from asked a
    join known k on lower(k.form) = lower(a.form) and k.surname_key = a.surname_key
        and left(k.forename_key, 2) = left(a.forename_key, 2)
    where a.form <> '' and a.surname_key <> ''
),
beside as (
    select
        a.source_row,
        trim(a.forename || ' ' || a.surname) as name_in_file,
        a.form as form_in_file,
        a.date_of_birth as birth_in_file,
        k.pupil_id,
        k.forename || ' ' || k.surname as name,
        k.form,
        k.date_of_birth,
        k.results_year,
        k.left_on,
        a.name_key = k.name_key as is_same_name,
        case when a.form <> '' and k.form <> '' then lower(a.form) = lower(k.form) end as is_same_form,
        a.date_of_birth = k.date_of_birth as is_same_birth,
        a.results_year = k.results_year as is_same_year,
        coalesce(a.bare_number = k.bare_number, false) or coalesce(a.upn_digits = k.upn_digits, false)
            as is_same_number,
        a.upn_digits <> k.upn_digits as is_other_upn,
        exists (from matched_pupil m where m.number_id = k.pupil_id) as is_taken
    from pair
    join asked a using (source_row)
    join known k using (pupil_id)
)
select
    * exclude (is_taken, is_other_upn),
    count(*) over (partition by source_row) = 1
        and is_same_name
        and coalesce(is_same_birth, true)
        and coalesce(is_same_year, true)
        and (coalesce(is_same_form, true) or coalesce(is_same_birth, false))
        and not coalesce(is_other_upn, false)
        and not is_taken
        and left_on is null as is_sure
from beside
-- A namesake with a UPN of their own, born on another day or of another year, is somebody else.
where not (coalesce(is_other_upn, false)
    and (not coalesce(is_same_birth, true) or not coalesce(is_same_year, true)))
order by source_row, is_same_name desc, is_same_birth desc nulls last, form, pupil_id;

-- name: keep_other_names
-- The names under which a person has said that a row is a pupil's, for files that come later.
-- grain: one row per pupil and name not known before
-- params: said_by, file_name
insert into pupil_other_name by name
select distinct on (m.pupil_id, m.name_key)
    m.pupil_id, trim(a.forename || ' ' || a.surname) as name, m.name_key, $said_by as said_by,
    now()::timestamp as said_at, $file_name as file_name
from matched_pupil m
join person a using (source_row)
join standing.pupil p using (pupil_id)
where m.matched_by = 'said'
    and m.name_key <> ''
    and m.name_key <> name_key(p.surname, p.forename)
    and not exists (
        from pupil_other_name o where o.pupil_id = m.pupil_id and o.name_key = m.name_key);

-- name: pupils_here
-- How many pupils the school has.
-- grain: one row
-- params: urn
select count(*) from standing.pupil where urn = $urn;

-- name: pupils_by_upn
-- The surname and forename of each pupil by UPN, to tell which part of a name a stray comma cut.
-- grain: one row per pupil with a UPN
-- params: urn
select upn, surname, forename from standing.pupil where urn = $urn and upn <> '';
