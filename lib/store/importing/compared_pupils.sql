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
                then ['disadvantaged', coalesce(if(p.is_disadvantaged, 'yes', 'no'), '–'),
                    coalesce(if(i.is_disadvantaged, 'yes', 'no'), '–')] end,
            case when i.is_looked_after is distinct from p.is_looked_after
                then ['looked after', coalesce(if(p.is_looked_after, 'yes', 'no'), '–'),
                    coalesce(if(i.is_looked_after, 'yes', 'no'), '–')] end,
            case when i.is_eal is distinct from p.is_eal
                then ['EAL', coalesce(if(p.is_eal, 'yes', 'no'), '–'),
                    coalesce(if(i.is_eal, 'yes', 'no'), '–')] end,
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
    left join pupil p using (pupil_id)
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
