-- How far each subject's predictions of the last year of the course have missed the final grade,
-- over every cohort of the school that has its results. Bias above 0 is too high.
-- grain: one row per subject
-- key: subject_id
-- params: urn
-- columns: subject_id varchar, grades bigint, pupils bigint, bias double, deviation double
with final as (
    select pupil_id, subject_id, qualification, points
    from viewer.grade
    where urn = $urn and kind = 'final' and points is not null
)
select
    p.subject_id,
    count(*) as grades,
    count(distinct p.pupil_id) as pupils,
    avg(p.points - f.points) as bias,
    coalesce(stddev_samp(p.points - f.points), 0) as deviation
from viewer.grade p
join final f using (pupil_id, subject_id, qualification)
where p.urn = $urn and p.kind = 'predicted' and p.year_group = 11 and p.points is not null
group by p.subject_id
order by p.subject_id;
