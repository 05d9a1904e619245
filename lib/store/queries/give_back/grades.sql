-- Every grade of a checkpoint as it was brought in, with all that tells its pupil.
-- grain: one row per pupil, subject, qualification and entered_on
-- key: pupil_id, subject_id, qualification, entered_on
-- params: checkpoint_id
-- columns: pupil_id bigint, upn varchar, admission_number varchar, surname varchar, forename
--   varchar, form varchar, date_of_birth date, subject_id varchar, subject varchar, subject_order
--   integer, default_qualification varchar, qualification varchar, grade varchar, class_code
--   varchar, entered_on date
select
    p.pupil_id, p.upn, p.admission_number, p.surname, p.forename, p.form, p.date_of_birth,
    s.subject_id, s.name as subject, s.sort_order as subject_order, s.default_qualification,
    if(x.is_offered, x.name, r.qualification) as qualification, r.grade, r.class_code, r.entered_on
from viewer.traced_result r
join viewer.pupil p using (pupil_id)
join reference_subject s using (subject_id)
left join viewer.school_scale x on x.scale = r.qualification
where r.checkpoint_id = $checkpoint_id and r.superseded_by is null
order by
    p.surname, p.forename, p.pupil_id, s.sort_order, s.subject_id, r.entered_on nulls first,
    r.qualification;
