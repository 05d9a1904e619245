-- The groups that help pupils of a cohort in a department's subjects on a day.
-- grain: one row per intervention and subject
-- key: intervention_id, subject
-- params: checkpoint_id, department, as_of_on
-- columns: intervention_id bigint, name varchar, subject varchar, pupils bigint, starts_on date,
--   ends_on date
select
    i.intervention_id,
    min(i.name) as name,
    min(s.short_name) as subject,
    count(distinct i.pupil_id) as pupils,
    min(i.starts_on) as starts_on,
    max(i.ends_on) as ends_on
from viewer.intervention_pupil i
join viewer.pupil p using (pupil_id, urn)
join viewer.checkpoint c using (urn, results_year)
join reference_subject s using (subject_id)
where c.checkpoint_id = $checkpoint_id
and s.department = $department
and i.starts_on <= $as_of_on and coalesce(i.ends_on >= $as_of_on, true)
group by i.intervention_id, s.subject_id
order by count(distinct i.pupil_id) desc, i.intervention_id;
