-- Every pupil with a grade at a checkpoint: behind target in which subjects, and is any help live.
-- Behind means behind in at least one subject, and is null of whom no grade has a distance from
-- its target; subjects are listed furthest behind first. Measured in: the subjects whose grade has
-- a distance from its target. Has left: the school, by that day.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, as_of_on
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar,
--   is_disadvantaged boolean, is_behind boolean, behind_in varchar[], measured_in
--   varchar[], has_plan boolean, has_left boolean
with helped as (
    select distinct pupil_id
    from viewer.intervention_pupil
    where starts_on <= $as_of_on and coalesce(ends_on >= $as_of_on, true)
)
select
    g.pupil_id,
    g.pupil_name,
    g.pupil_code,
    g.form,
    g.is_disadvantaged,
    bool_or(g.is_behind) as is_behind,
    coalesce(
        list(g.subject order by g.shortfall desc, g.subject_order) filter (where g.is_behind), []
    ) as behind_in,
    coalesce(list(g.subject) filter (where g.shortfall is not null), []) as measured_in,
    h.pupil_id is not null as has_plan,
    coalesce(any_value(p.left_on) <= $as_of_on, false) as has_left
from viewer.grade g
join viewer.pupil p using (pupil_id)
left join helped h using (pupil_id)
where g.checkpoint_id = $checkpoint_id
group by g.pupil_id, g.pupil_name, g.pupil_code, g.form, g.is_disadvantaged, h.pupil_id
order by g.form, g.pupil_name, g.pupil_id;
