-- Each grade of one checkpoint beside its target, England at the same KS2 start, and the same
-- pupil's other subjects. Where no grade has a figure of England's (working-at grades, a cohort
-- without KS2) the residual is the distance from target instead. X is no grade and is left out.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id
-- columns: pupil_id bigint, subject_id varchar, subject varchar, subject_order integer,
--   is_language boolean, class_code varchar, points double, against_target double,
--   against_england double, residual double, against_own_subjects double, is_unchanged boolean
with compared as (
    select
        g.pupil_id,
        g.subject_id,
        g.subject,
        g.subject_order,
        coalesce(s.ebacc_pillar = 'languages', false) as is_language,
        g.class_code,
        g.points,
        -g.shortfall as against_target,
        g.points - g.national_points as against_england,
        if(count(g.national_points) over () = 0, -g.shortfall, g.points - g.national_points)
            as residual,
        -- An exam result is nobody's copy of a prediction.
        if(g.kind = 'final', null, g.previous_points) as previous_points
    from viewer.grade g
    join reference_subject s using (subject_id)
    where g.checkpoint_id = $checkpoint_id
    and g.points is not null
),
beside as (
    select
        *,
        sum(residual) over own as own_sum,
        count(residual) over own as own_count
    from compared
    window own as (partition by pupil_id)
)
select
    pupil_id,
    subject_id,
    subject,
    subject_order,
    is_language,
    class_code,
    points,
    against_target,
    against_england,
    residual,
    if(residual is null or own_count < 2, null,
        residual - (own_sum - residual) / (own_count - 1)) as against_own_subjects,
    if(previous_points is null, null, points = previous_points) as is_unchanged
from beside
order by subject_order, subject_id, pupil_id;
