-- name: known_pupils
-- The school's pupils with their names as names are compared, once for all that one file asks.
-- grain: one row per pupil
-- params: urn
create or replace temp table known_pupil as
with parted as (
    select *, name_parts(surname, forename) as parts
    from standing.pupil
    where urn = $urn
),
worded as (
    select
        * exclude (parts),
        string_split(trim(parts[1] || ' ' || parts[2]), ' ') as words,
        string_split(parts[1], ' ') as surname_words,
        string_split(parts[2], ' ') as forename_words
    from parted
)
select
    * exclude (words),
    array_to_string(list_sort(words), ' ') as name_key,
    array_to_string(list_sort(forename_words), ' ') as forename_key,
    array_to_string(words, ' ') as name_in_order
from worded;

-- name: asked_people
-- The rows of the file with their names as names are compared.
-- grain: one row per row of the file
-- params: none
create or replace temp table asked_person as
with parted as (
    select *, name_parts(surname, forename) as parts
    from person
),
worded as (
    select
        * exclude (parts),
        string_split(trim(parts[1] || ' ' || parts[2]), ' ') as words,
        string_split(parts[1], ' ') as surname_words,
        string_split(parts[2], ' ') as forename_words
    from parted
)
select
    * exclude (words),
    array_to_string(list_sort(words), ' ') as name_key,
    array_to_string(words, ' ') as name_in_order
from worded;

-- name: match_pupils
-- The pupil each row is about: as a person said, else by UPN (or former UPN), admission number, ULN,
-- then surname, forename and date of birth together. Never by name alone. A name is compared
-- whatever the order of its words, its case, accents, hyphens and apostrophes. All that may name a
-- pupil is compared in one join: a join for each takes four times as long to plan.
-- grain: one row per row of the file
-- params: none
create or replace temp table matched_pupil as
with held as (
    select
        pupil_id, name_in_order,
        unnest([
            {way: 'upn', named: upn},
            {way: 'upn', named: former_upn},
            {way: 'admission', named: admission_number},
            {way: 'number', named: upper(admission_number)},
            {way: 'uln', named: uln},
            {way: 'birth', named: name_key || ' ' || date_of_birth}
        ], recursive := true)
    from known_pupil
),
asked as (
    select
        source_row, name_in_order,
        unnest([
            {way: 'upn', named: upn},
            {way: 'upn', named: former_upn},
            -- A file's one pupil number (Student ID, say) may be the UPN.
            {way: 'upn', named: upper(admission_number)},
            {way: 'admission', named: admission_number},
            -- Or the admission number, for a pupil who lacks a UPN where the others stand under theirs.
            {way: 'number', named: upn},
            {way: 'uln', named: if(regexp_full_match(uln, '[1-9][0-9]{9}') and uln <> '9999999999', uln, '')},
            {way: 'birth', named: if(name_key = '', '', name_key || ' ' || date_of_birth::date)}
        ], recursive := true)
    from asked_person
),
pair as (
    select a.source_row, h.pupil_id, a.way, a.named
    from asked a
    join held h using (way, named)
    where a.named <> ''
        -- Amy Rose is not Rose Amy where the school has both.
        and (a.way <> 'birth' or h.name_in_order = a.name_in_order
            or a.name_in_order not in (select name_in_order from known_pupil))
    union all
    select s.source_row, k.pupil_id, 'said', ''
    from said_pupil s
    join known_pupil k using (pupil_id)
),
named as (
    select
        source_row,
        min(pupil_id) filter (way = 'said') as said_id,
        min(pupil_id) filter (way = 'upn') as upn_id,
        min(pupil_id) filter (way in ('admission', 'number')) as admission_id,
        min(pupil_id) filter (way = 'uln') as uln_id,
        max(pupil_id) filter (way = 'uln') as other_uln_id,
        min(pupil_id) filter (way = 'birth') as birth_id,
        max(pupil_id) filter (way = 'birth') as other_birth_id,
        -- The UPN, the former UPN and the number of one row may be those of two pupils.
        max(pupil_id) filter (way = 'upn') > upn_id
            and max(named) filter (way = 'upn') > min(named) filter (way = 'upn') as is_of_two
    from pair
    group by source_row
),
found as (
    select
        source_row, name_key, said_id, upn_id, admission_id,
        -- What two pupils share names neither.
        if(uln_id = other_uln_id, uln_id, null) as uln_id,
        if(birth_id = other_birth_id, birth_id, null) as birth_id,
        coalesce(is_of_two, false) as is_of_two
    from asked_person
    left join named using (source_row)
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
    p.admission_number as number_here,
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
join asked_person a using (source_row)
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
-- here has just this name, or the surname and a forename nearer to it. Asked only where a name is
-- written otherwise.
-- grain: one row per such row of the file
-- params: none
with beside as (
    select
        m.source_row, m.name_key, m.number_id, a.surname, a.forename, a.date_of_birth,
        a.surname_words, a.forename_words,
        n.surname_words as numbered_surname_words, n.forename_words as numbered_forename_words,
        n.forename_key
    from matched_pupil m
    join asked_person a using (source_row)
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
        and not is_forename_of(b.forename_words, b.numbered_forename_words)
        and is_forename_of(b.forename_words, k.forename_words)
),
judged as (
    select
        source_row,
        case
            when surname <> ''
                and not is_surname_of(
                    surname_words, forename_words, numbered_surname_words, numbered_forename_words)
                then 'surname'
            when surname = '' and date_of_birth is null
                and not is_forename_of(forename_words, numbered_forename_words)
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
-- number, agrees (of namesakes the one of nearly the same number), and nothing that both say differs but the form where the birthday agrees.
-- grain: one row per row of the file and pupil it may be about
-- params: none
with known as (
    select
        * exclude (forename_key),
        array_to_string(surname_words, '') as surname_key,
        array_to_string(forename_words, '') as forename_key,
        nullif(ltrim(upper(coalesce(admission_number, '')), '0'), '') as bare_number,
        nullif(right(upper(coalesce(upn, '')), 12), '') as upn_digits
    from known_pupil
),
asked as (
    select
        a.*,
        array_to_string(a.surname_words, '') as surname_key,
        array_to_string(a.forename_words, '') as forename_key,
        nullif(ltrim(upper(a.admission_number), '0'), '') as bare_number,
        case when length(a.upn) between 12 and 13 then right(a.upn, 12) end as upn_digits
    from asked_person a
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
    (count(*) over (partition by source_row) = 1
        or (is_same_number and count_if(is_same_number) over (partition by source_row) = 1))
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
join asked_person a using (source_row)
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
