-- Store the pupils that are new or have changed.
-- grain: one row per pupil stored
-- params: urn, import_id
insert into pupil by name
select
    coalesce(pupil_id, nextval('pupil_number')) as pupil_id, $urn as urn,
    upn, former_upn, admission_number, uln, surname, forename, sex, date_of_birth, results_year,
    form, is_disadvantaged, is_looked_after, sen, is_eal, ks2_reading, ks2_maths,
    joined_on, left_on, attendance_percent, reading_age_months, $import_id as import_id, source_row
from incoming_pupil
where outcome <> 'unchanged'
order by source_row;
