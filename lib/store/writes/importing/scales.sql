-- name: scales
-- The scales of Years 7 to 9, in the order of the menu.
-- grain: one row per scale
-- params: none
select scale, name, urn, is_offered from school_scale order by sort_order;

-- name: grades_of_scales
-- The grades of each scale, the lowest first, with the other ways to write them.
-- grain: one row per scale and grade
-- params: none
select scale, grade, spellings, spellings_when_said from school_scale_grade order by scale, points;

-- name: next_ladder
-- The number of the next ladder.
-- grain: one row
-- params: none
select nextval('own_ladder_number');

-- name: ladder_alike
-- The scale of a school's latest ladder of a name, where its steps are the same in the same order.
-- grain: one row, or none
-- params: urn, name, grades
with latest as (
    select ladder_id, scale
    from own_ladder
    where urn = $urn and lower(name) = lower($name::text)
    order by ladder_id desc
    limit 1
)
select scale
from latest
join own_ladder_step using (ladder_id)
group by scale
having list(grade order by steps) = $grades::text[];

-- name: keep_ladder
-- Keep a ladder, with who wrote it and when.
-- grain: one row per ladder
-- params: ladder_id, urn, scale, name, who
insert into own_ladder by name
select
    $ladder_id::bigint as ladder_id, $urn::integer as urn, $scale::text as scale,
    $name::text as name, $who::text as said_by, now()::timestamp as said_at;

-- name: keep_step
-- Keep one step of a ladder.
-- grain: one row per step
-- params: ladder_id, grade, spellings, steps
insert into own_ladder_step by name
select
    $ladder_id::bigint as ladder_id, $grade::text as grade,
    nullif($spellings::text, '') as spellings, $steps::integer as steps;
