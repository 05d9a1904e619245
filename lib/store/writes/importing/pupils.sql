-- name: compare_pupils
-- The pupils listed beside the ones the school has. A cell left blank keeps what was known.
-- The name, the date of birth and the year group here stay, unless a person said to take the list's.
-- An admission number without its leading zeros, as a spreadsheet writes it, replaces none that has them.
-- A pupil found under another UPN keeps the old one as the former UPN.
-- grain: one row per pupil to store
-- params: urn
create or replace temp table incoming_pupil as
with merged as (
    select
        e.source_row, e.place, e.pupil_id,
        coalesce(nullif(e.upn, ''), p.upn) as upn,
        coalesce(
            nullif(e.former_upn, ''),
            p.former_upn,
            case when e.upn <> '' and p.upn <> e.upn then p.upn end
        ) as former_upn,
        if(ltrim(p.admission_number, '0') = ltrim(e.admission_number, '0')
            and length(p.admission_number) > length(e.admission_number),
            p.admission_number,
            coalesce(nullif(e.admission_number, ''), p.admission_number)) as admission_number,
        coalesce(nullif(e.uln, ''), p.uln) as uln,
        if(e.takes_name or p.surname is null, coalesce(nullif(e.surname, ''), p.surname), p.surname)
            as surname,
        if(e.takes_name or p.forename is null, coalesce(nullif(e.forename, ''), p.forename), p.forename)
            as forename,
        coalesce(e.sex, p.sex) as sex,
        if(e.takes_name, coalesce(e.date_of_birth::date, p.date_of_birth),
            coalesce(p.date_of_birth, e.date_of_birth::date)) as date_of_birth,
        if(e.takes_name, coalesce(e.results_year, p.results_year),
            coalesce(p.results_year, e.results_year))::integer as results_year,
        coalesce(nullif(e.form, ''), p.form) as form,
        -- Without meals for six years a pupil is no longer disadvantaged, if meals alone made them so.
        coalesce(
            e.disadvantaged,
            case when not e.fsm6 and not coalesce(e.looked_after, p.is_looked_after, false)
                and (p.is_disadvantaged is null or p.is_fsm6) then false end,
            p.is_disadvantaged
        ) as is_disadvantaged,
        coalesce(e.looked_after, p.is_looked_after) as is_looked_after,
        coalesce(e.fsm, p.is_fsm) as is_fsm,
        coalesce(e.fsm6, p.is_fsm6) as is_fsm6,
        -- Where a list says only who has SEN support, its no is true of a pupil with a plan too.
        if(e.keeps_plan and e.sen = 'N' and p.sen = 'E', 'E', coalesce(e.sen, p.sen)) as sen,
        coalesce(e.eal, p.is_eal) as is_eal,
        coalesce(e.ks2_reading, p.ks2_reading) as ks2_reading,
        coalesce(e.ks2_maths, p.ks2_maths) as ks2_maths,
        coalesce(e.joined_on::date, p.joined_on) as joined_on,
        coalesce(e.left_on::date, p.left_on) as left_on,
        coalesce(e.attendance, p.attendance_percent) as attendance_percent,
        coalesce(e.reading_age, p.reading_age_months)::integer as reading_age_months
    from entry e
    left join standing.pupil p on p.pupil_id = e.pupil_id and p.urn = $urn
),
before as (
    select
        pupil_id,
        row(upn, former_upn, admission_number, uln, surname, forename, sex, date_of_birth,
            results_year, form, is_disadvantaged, is_looked_after, sen, is_eal,
            ks2_reading, ks2_maths, joined_on, left_on, attendance_percent,
            reading_age_months, is_fsm, is_fsm6) as facts
    from standing.pupil
)
select
    m.*,
    case
        when m.pupil_id is null then 'created'
        when row(m.upn, m.former_upn, m.admission_number, m.uln, m.surname, m.forename, m.sex,
            m.date_of_birth, m.results_year, m.form, m.is_disadvantaged, m.is_looked_after,
            m.sen, m.is_eal, m.ks2_reading, m.ks2_maths, m.joined_on, m.left_on,
            m.attendance_percent, m.reading_age_months, m.is_fsm, m.is_fsm6)
            is distinct from b.facts then 'updated'
        else 'unchanged'
    end as outcome
from merged m
left join before b on b.pupil_id = m.pupil_id;

-- name: compared_pupils
-- What storing would do to each pupil, and which facts would change.
-- grain: one row per pupil to store
-- params: none
with beside as (
    select
        i.source_row, i.place, i.outcome, i.forename || ' ' || i.surname as name,
        list_filter([
            case when i.upn is distinct from p.upn
                then ['UPN', coalesce(p.upn, '–'), coalesce(i.upn, '–')] end,
            case when i.admission_number is distinct from p.admission_number
                then ['admission number', coalesce(p.admission_number, '–'),
                    coalesce(i.admission_number, '–')] end,
            case when i.surname is distinct from p.surname
                then ['surname', p.surname, i.surname] end,
            case when i.forename is distinct from p.forename
                then ['forename', p.forename, i.forename] end,
            case when i.sex is distinct from p.sex
                then ['sex', coalesce(p.sex, '–'), coalesce(i.sex, '–')] end,
            case when i.date_of_birth is distinct from p.date_of_birth
                then ['date of birth', coalesce(p.date_of_birth::text, '–'),
                    coalesce(i.date_of_birth::text, '–')] end,
            case when i.results_year is distinct from p.results_year
                then ['results year', p.results_year::text, i.results_year::text] end,
            case when i.form is distinct from p.form
                then ['form', coalesce(p.form, '–'), coalesce(i.form, '–')] end,
            case when i.is_disadvantaged is distinct from p.is_disadvantaged
                then ['disadvantaged',
                    coalesce(case p.is_disadvantaged when true then 'yes' when false then 'no' end, '–'),
                    coalesce(case i.is_disadvantaged when true then 'yes' when false then 'no' end, '–')] end,
            case when i.is_looked_after is distinct from p.is_looked_after
                then ['looked after',
                    coalesce(case p.is_looked_after when true then 'yes' when false then 'no' end, '–'),
                    coalesce(case i.is_looked_after when true then 'yes' when false then 'no' end, '–')] end,
            case when i.is_fsm is distinct from p.is_fsm
                then ['free school meals now',
                    coalesce(case p.is_fsm when true then 'yes' when false then 'no' end, '–'),
                    coalesce(case i.is_fsm when true then 'yes' when false then 'no' end, '–')] end,
            case when i.is_fsm6 is distinct from p.is_fsm6
                then ['free school meals in six years',
                    coalesce(case p.is_fsm6 when true then 'yes' when false then 'no' end, '–'),
                    coalesce(case i.is_fsm6 when true then 'yes' when false then 'no' end, '–')] end,
            case when i.is_eal is distinct from p.is_eal
                then ['EAL',
                    coalesce(case p.is_eal when true then 'yes' when false then 'no' end, '–'),
                    coalesce(case i.is_eal when true then 'yes' when false then 'no' end, '–')] end,
            case when i.sen is distinct from p.sen
                then ['SEN', coalesce(p.sen, '–'), coalesce(i.sen, '–')] end,
            case when i.ks2_reading is distinct from p.ks2_reading
                then ['KS2 reading', coalesce(p.ks2_reading::text, '–'),
                    coalesce(i.ks2_reading::text, '–')] end,
            case when i.ks2_maths is distinct from p.ks2_maths
                then ['KS2 maths', coalesce(p.ks2_maths::text, '–'),
                    coalesce(i.ks2_maths::text, '–')] end,
            case when i.attendance_percent is distinct from p.attendance_percent
                then ['attendance', coalesce(p.attendance_percent::text || '%', '–'),
                    coalesce(i.attendance_percent::text || '%', '–')] end,
            case when i.reading_age_months is distinct from p.reading_age_months
                then ['reading age', coalesce(p.reading_age_months::text || ' months', '–'),
                    coalesce(i.reading_age_months::text || ' months', '–')] end,
            case when i.left_on is distinct from p.left_on
                then ['left on', coalesce(p.left_on::text, '–'),
                    coalesce(i.left_on::text, '–')] end
        ], lambda change: change is not null) as changes
    from incoming_pupil i
    left join standing.pupil p using (pupil_id)
)
select
    source_row, place, outcome,
    if(outcome = 'updated',
        array_to_string(list_transform(changes, lambda c: c[1] || ' ' || c[2]), ', '), null) as old,
    if(outcome = 'updated',
        coalesce(nullif(
            array_to_string(list_transform(changes, lambda c: c[1] || ' ' || c[3]), ', '), ''),
            'other details'), name) as new
from beside;

-- name: supersede_pupils
-- Set aside the pupils as they were, so that the list can be undone.
-- grain: one row per pupil changed
-- params: import_id
update pupil p set superseded_by = $import_id
from incoming_pupil i
where p.pupil_id = i.pupil_id and p.superseded_by is null and i.outcome = 'updated';

-- name: keep_pupils
-- Store the pupils that are new or have changed.
-- grain: one row per pupil stored
-- params: urn, import_id
insert into pupil by name
select
    coalesce(pupil_id, nextval('pupil_number')) as pupil_id, $urn as urn,
    upn, former_upn, admission_number, uln, surname, forename, sex, date_of_birth, results_year,
    form, is_disadvantaged, is_looked_after, sen, is_eal, ks2_reading, ks2_maths,
    joined_on, left_on, attendance_percent, reading_age_months, is_fsm, is_fsm6, $import_id as import_id, source_row
from incoming_pupil
where outcome <> 'unchanged'
order by source_row;

-- name: details_told
-- What a list says of attendance and reading age, where it is not what the last list said of the
-- year: it is of the day of the list, whatever else of a pupil changes later.
-- grain: one row per pupil and measure
-- params: import_id, academic_year
create or replace temp table told_detail as
with said as (
    select
        coalesce(e.pupil_id, p.pupil_id)::bigint as pupil_id, e.source_row, l.measure, l.value, l.told
    from entry e
    left join standing.pupil p on p.import_id = $import_id and p.source_row = e.source_row
    cross join lateral (
        values
            ('attendance', e.attendance::double, printf('%.1f%%', e.attendance::double)),
            ('reading_age', e.reading_age::double, reading_age_name(e.reading_age::integer))
    ) as l (measure, value, told)
    where l.value is not null
)
select s.*, $academic_year::integer as academic_year
from said s
left join standing.observation o
    on o.pupil_id = s.pupil_id and o.measure = s.measure and o.occasion = 'list'
where o.pupil_id is null or o.told <> s.told or o.academic_year <> $academic_year;

-- name: supersede_details
-- Set aside what earlier lists said of these pupils, so that the list can be undone.
-- grain: one row per pupil and measure
-- params: import_id
update observation o set superseded_by = $import_id
from told_detail t
where o.superseded_by is null and o.occasion = 'list'
and o.pupil_id = t.pupil_id and o.measure = t.measure;

-- name: keep_details
-- Store what the list says of attendance and reading age.
-- grain: one row per pupil and measure
-- params: import_id
insert into observation by name
select
    *, '' as subject_id, 'list' as occasion, '' as scale, $import_id as import_id
from told_detail;

-- name: pupils_made
-- The rows of a list and the pupils stored for them.
-- grain: one row per pupil stored
-- params: import_id
select source_row, pupil_id from main.pupil where import_id = $import_id;

-- name: missing_pupils
-- Pupils of these cohorts, on roll that day (today, or the sample school's own day, when none is
-- named), who are not in the file. They are flagged and nothing of theirs is changed.
-- grain: one row per pupil
-- params: urn, results_years, on_day, seen
with day as (
    select coalesce($on_day::date, max(as_of_on), current_date) as on_day
    from school where urn = $urn
)
select p.pupil_id, p.forename || ' ' || p.surname as name, p.form
from standing.pupil p
cross join day
where p.urn = $urn
and list_contains($results_years::integer[], p.results_year)
and not list_contains($seen::bigint[], p.pupil_id)
and (p.joined_on is null or p.joined_on <= day.on_day)
and (p.left_on is null or p.left_on > day.on_day)
order by p.surname, p.forename, p.pupil_id;
