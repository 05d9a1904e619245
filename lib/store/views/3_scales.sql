-- The scales of Years 7 to 9: those everyone may use, and the ladders schools wrote themselves.

-- A ladder as it now reads: the latest of each scale. Only the latest of each name is offered for
-- files to come; the others go on naming the grades that are on them.
-- grain: one row per school and scale
create view current_ladder as
select
    *,
    row_number() over (partition by urn, lower(name) order by ladder_id desc) = 1 as is_offered
from main.own_ladder
qualify row_number() over (partition by scale order by ladder_id desc) = 1;

-- grain: one row per scale
create view school_scale as
select
    scale, null::integer as urn, name, unit, units, units_in_a_step, sort_order, source,
    true as is_offered, null::text as said_by, null::timestamp as said_at
from reference_school_scale
union all
select
    scale, urn, name, 'step', 'steps', 1, 100 + ladder_id, 'the school''s own',
    is_offered, said_by, said_at
from current_ladder;

-- What a grade is worth on its scale, in steps: behind target begins at one step.
-- grain: one row per scale and grade
create view school_scale_grade as
select
    g.scale, g.grade, g.spellings, g.spellings_when_said, g.units / s.units_in_a_step as points
from reference_school_scale_grade g
join reference_school_scale s using (scale)
union all
select l.scale, t.grade, t.spellings, null, t.steps
from current_ladder l
join main.own_ladder_step t using (ladder_id);
