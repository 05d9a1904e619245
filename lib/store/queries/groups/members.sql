-- Each pupil with grades at one checkpoint: the groups they are in, and how they are doing.
-- The average grade of a KS4 checkpoint is over the GCSEs that England publishes by KS2 band,
-- so that it can stand beside England; at a working-at checkpoint it is over every subject.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, name varchar, code varchar, form varchar, group_ids varchar[],
--   ks2_average double, prior_attainment_band varchar, average_grade double,
--   england_disadvantaged_grade double, against_target double, is_on_target boolean, progress_8
--   double, attainment_8_grade double, english_and_maths_5 boolean
with england as (
    select national_subject, ks2_band, mean_points
    from reference_national_subject
    where pupil_group = 'disadvantaged'
    and results_year = (
        select max(results_year) from reference_national_subject where pupil_group = 'disadvantaged'
    )
),
graded as (
    select
        g.pupil_id,
        g.points,
        g.shortfall,
        g.is_behind,
        c.unit,
        not c.makes_attainment_8 or g.national_points is not null as is_comparable,
        if(g.national_points is null, null, e.mean_points) as england_disadvantaged
    from viewer.grade g
    join viewer.checkpoint c using (checkpoint_id)
    left join reference_ks2_band b on g.ks2_average between b.ks2_from and b.ks2_to
    left join england e on e.national_subject = g.national_subject and e.ks2_band = b.ks2_band
    where g.checkpoint_id = $checkpoint_id
),
per_pupil as (
    select
        pupil_id,
        -- Steps of several scales have no average; their distances from target have.
        if(
            any_value(unit) = 'grade', avg(points) filter (where is_comparable), -avg(shortfall)
        ) as average_grade,
        avg(england_disadvantaged) as england_disadvantaged_grade,
        -avg(shortfall) as against_target,
        case
            when count(is_behind) = 0 then null else not bool_or(coalesce(is_behind, false))
        end as is_on_target
    from graded
    group by pupil_id
),
membership as (
    select pupil_id, list(group_id) as group_ids
    from viewer.pupil_group
    group by pupil_id
)
select
    r.pupil_id,
    p.name,
    p.code,
    p.form,
    m.group_ids,
    p.ks2_average,
    p.prior_attainment_band,
    r.average_grade,
    r.england_disadvantaged_grade,
    r.against_target,
    r.is_on_target,
    s.progress_8,
    s.attainment_8 / 10 as attainment_8_grade,
    s.english_and_maths_5
from per_pupil r
join viewer.pupil p using (pupil_id)
join membership m using (pupil_id)
left join viewer.measure s
    on s.pupil_id = r.pupil_id and s.checkpoint_id = $checkpoint_id
    and s.rule_set = s.cohort_rule_set
order by p.form, p.surname, p.forename, r.pupil_id;
