-- The pupils of a plan, those taken off included: from where, towards what, and where they are now.
-- grain: one row per place
-- params: intervention_id, as_of_on
with latest as (
    select pupil_id, subject_id, grade, points, academic_year, half_term
    from viewer.grade
    where collected_on <= $as_of_on
    qualify row_number() over (
        partition by pupil_id, subject_id order by collected_on desc, checkpoint_id desc
    ) = 1
)
select
    i.pupil_id, p.name, p.code, p.form, p.is_disadvantaged,
    i.starts_on, i.ends_on, i.baseline_grade, i.baseline_points, i.target_grade, i.target_points,
    i.need, i.left_because, l.grade as grade_now, l.points as points_now
from viewer.intervention_pupil i
join viewer.pupil p using (pupil_id)
left join latest l on l.pupil_id = i.pupil_id and l.subject_id = i.subject_id
where i.intervention_id = $intervention_id
order by i.left_because is not null, p.surname collate nocase.noaccent,
    p.forename collate nocase.noaccent, i.pupil_id, i.starts_on;
