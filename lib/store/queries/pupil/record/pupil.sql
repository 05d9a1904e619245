-- The pupil as each file gave them, the newest first.
-- grain: one row per version of the pupil
-- key: state, file_name, source_row
-- params: pupil_id
-- columns: upn varchar, former_upn varchar, admission_number varchar, uln varchar, surname
--   varchar, forename varchar, sex varchar, date_of_birth date, results_year integer, form
--   varchar, is_disadvantaged boolean, is_fsm boolean, is_fsm6 boolean, is_looked_after
--   boolean, sen varchar, is_eal boolean,
--   ks2_reading double, ks2_maths double, joined_on date, left_on date, attendance_percent
--   double, reading_age_months integer, state varchar, file_name varchar, source_row integer
select
    p.upn, p.former_upn, p.admission_number, p.uln, p.surname, p.forename, p.sex,
    p.date_of_birth, p.results_year, p.form, p.is_disadvantaged, p.is_fsm, p.is_fsm6,
    p.is_looked_after, p.sen,
    p.is_eal, p.ks2_reading, p.ks2_maths, p.joined_on, p.left_on,
    p.attendance_percent, p.reading_age_months,
    if(p.superseded_by is null, 'held now', 'replaced') as state,
    b.file_name, p.source_row
from viewer.held_pupil p
left join viewer.import_batch b using (import_id)
where p.pupil_id = $pupil_id
order by p.superseded_by desc nulls first, p.import_id desc;
