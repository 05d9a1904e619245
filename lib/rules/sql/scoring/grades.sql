-- The grades of one rule set, one line for each slot they can fill.
-- points_key is thousandths of a point, moved left to leave room for subject_key.
-- grain: one row per qualification, grade and part
-- params: rule_set
create or replace temp table scoring_grade as
with part as (
    select
        p.qualification, p.grade, p.points, p.reaches_4, p.reaches_5,
        p.slots = 2 as is_double,
        unnest(range(1, p.slots + 1)) as part
    from reference_points p
    join reference_rule_set r using (tables_year)
    where r.rule_set = $rule_set
)

select
    qualification,
    grade,
    part::integer as part,
    points,
    is_double,
    row_number() over (order by qualification, grade, part)::usmallint as grade_number,
    ((round(points * 1000)::integer << 15) - part)::integer as points_key,
    q.fills_gcse_slots,
    q.is_as_level,
    (reaches_4::integer + 2 * reaches_5::integer)::usmallint as threshold_flags
from part
join reference_qualification q using (qualification);
