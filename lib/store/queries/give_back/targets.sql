-- The targets of a checkpoint's cohort for the academic year it belongs to.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id
-- columns: pupil_id bigint, upn varchar, admission_number varchar, surname varchar, forename
--   varchar, form varchar, date_of_birth date, subject_id varchar, subject varchar, subject_order
--   integer, default_qualification varchar, qualification varchar, grade varchar
select
    p.pupil_id, p.upn, p.admission_number, p.surname, p.forename, p.form, p.date_of_birth,
    s.subject_id, s.name as subject, s.sort_order as subject_order, s.default_qualification,
    if(x.is_offered, x.name, t.qualification) as qualification, t.grade
from viewer.checkpoint c
join viewer.pupil p on p.urn = c.urn and p.results_year = c.results_year
join viewer.target t on t.pupil_id = p.pupil_id and t.academic_year = c.academic_year
join reference_subject s using (subject_id)
left join viewer.school_scale x on x.scale = t.qualification
where c.checkpoint_id = $checkpoint_id
order by p.surname, p.forename, p.pupil_id, s.sort_order, s.subject_id;
