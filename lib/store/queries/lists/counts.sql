-- The pupils behind the lists, each counted once however many subjects they are behind in.
-- Those who have left by the day asked about are counted only as having left.
-- grain: one row per checkpoint
-- key: none
-- params: checkpoint_id, as_of_on, subject_id
-- columns: pupils bigint, behind bigint, persistent bigint, behind_disadvantaged bigint,
--   disadvantaged bigint, behind_without_help bigint, have_left bigint
with helped as (
    select distinct pupil_id
    from viewer.intervention_pupil
    where starts_on <= $as_of_on and coalesce(ends_on >= $as_of_on, true)
),
each_pupil as (
    select
        g.pupil_id, g.is_disadvantaged,
        coalesce(p.left_on <= $as_of_on, false) as has_left,
        h.pupil_id is not null as is_helped,
        count(g.shortfall) > 0 as has_target,
        bool_or(coalesce(g.is_behind, false)) as is_behind,
        bool_or(g.status = 'persistent') as is_persistent
    from viewer.grade g
    join viewer.pupil p using (pupil_id)
    left join helped h using (pupil_id)
    where g.checkpoint_id = $checkpoint_id
    and g.subject_id = coalesce($subject_id, g.subject_id)
    group by all
),
here as (
    from each_pupil
    where not has_left and has_target
)
select
    count(*) as pupils,
    count(*) filter (where is_behind) as behind,
    count(*) filter (where is_persistent) as persistent,
    count(*) filter (where is_behind and is_disadvantaged) as behind_disadvantaged,
    count(*) filter (where is_disadvantaged) as disadvantaged,
    count(*) filter (where is_behind and not is_helped) as behind_without_help,
    (select count(*) from each_pupil where has_left) as have_left
from here;
