-- The checkpoints a review of a plan can look at, the newest first: those of its pupils' cohorts
-- collected since it began, with how many of its pupils have a grade in its subject there.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: intervention_id
-- columns: checkpoint_id bigint, label varchar, collected_on date, graded bigint
with place as (
    select pupil_id, any_value(subject_id) as subject_id, min(starts_on) as starts_on
    from viewer.intervention_pupil
    where intervention_id = $intervention_id
    group by pupil_id
),
first_day as (select min(starts_on) as starts_on from place)
select
    c.checkpoint_id,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as label,
    c.collected_on, count(distinct g.pupil_id) as graded
from place
join viewer.pupil p using (pupil_id)
join viewer.checkpoint c using (urn, results_year)
join first_day on c.collected_on >= first_day.starts_on
left join viewer.grade g
    on g.pupil_id = place.pupil_id and g.subject_id = place.subject_id
    and g.checkpoint_id = c.checkpoint_id
group by all
order by c.collected_on desc, graded desc, c.checkpoint_id;
