-- The pupils listed beside the ones the school has. A cell left blank keeps what was known.
-- A name in capitals does not replace the same name in letters of both sizes.
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
        coalesce(nullif(e.admission_number, ''), p.admission_number) as admission_number,
        coalesce(nullif(e.uln, ''), p.uln) as uln,
        if(e.surname = upper(p.surname), p.surname, coalesce(nullif(e.surname, ''), p.surname)) as surname,
        if(e.forename = upper(p.forename), p.forename, coalesce(nullif(e.forename, ''), p.forename)) as forename,
        coalesce(e.sex, p.sex) as sex,
        coalesce(e.date_of_birth::date, p.date_of_birth) as date_of_birth,
        coalesce(e.results_year, p.results_year)::integer as results_year,
        coalesce(nullif(e.form, ''), p.form) as form,
        coalesce(e.disadvantaged, p.is_disadvantaged) as is_disadvantaged,
        coalesce(e.looked_after, p.is_looked_after) as is_looked_after,
        coalesce(e.sen, p.sen) as sen,
        coalesce(e.eal, p.is_eal) as is_eal,
        coalesce(e.ks2_reading, p.ks2_reading) as ks2_reading,
        coalesce(e.ks2_maths, p.ks2_maths) as ks2_maths,
        coalesce(e.joined_on::date, p.joined_on) as joined_on,
        coalesce(e.left_on::date, p.left_on) as left_on,
        coalesce(e.attendance, p.attendance_percent) as attendance_percent,
        coalesce(e.reading_age, p.reading_age_months)::integer as reading_age_months
    from entry e
    left join pupil p on p.pupil_id = e.pupil_id and p.urn = $urn
),
before as (
    select
        pupil_id,
        row(upn, former_upn, admission_number, uln, surname, forename, sex, date_of_birth,
            results_year, form, is_disadvantaged, is_looked_after, sen, is_eal,
            ks2_reading, ks2_maths, joined_on, left_on, attendance_percent,
            reading_age_months) as facts
    from pupil
)
select
    m.*,
    case
        when m.pupil_id is null then 'created'
        when row(m.upn, m.former_upn, m.admission_number, m.uln, m.surname, m.forename, m.sex,
            m.date_of_birth, m.results_year, m.form, m.is_disadvantaged, m.is_looked_after,
            m.sen, m.is_eal, m.ks2_reading, m.ks2_maths, m.joined_on, m.left_on,
            m.attendance_percent, m.reading_age_months)
            is distinct from b.facts then 'updated'
        else 'unchanged'
    end as outcome
from merged m
left join before b on b.pupil_id = m.pupil_id;
