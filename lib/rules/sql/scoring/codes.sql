-- Every result there can be under one rule set, as numbers: the key that sorts, and where it goes.
-- key is thousandths of a point moved left by 15 bits, plus the subject's key; part 2 of combined
-- science comes just after part 1.
-- flags: bits 1 and 2 say language and literature were taken, 4 and 8 that English reaches a 4 and
-- a 5, 16 and 32 that maths does. A qualification that is no GCSE or AS level sets none.
-- grain: one row per subject, qualification, grade and part
-- params: rule_set
create or replace temp table scoring_code as
with grade as (
    select
        p.qualification, p.grade, p.points, q.fills_gcse_slots, q.is_as_level,
        p.slots = 2 as is_double,
        p.reaches_4::integer + 2 * p.reaches_5::integer as threshold_flags,
        unnest(range(1, p.slots + 1))::integer as part
    from reference_points p
    join reference_rule_set r using (tables_year)
    join reference_qualification q using (qualification)
    where r.rule_set = $rule_set
)

select
    s.subject_id,
    g.qualification,
    g.grade,
    g.part,
    g.points,
    ((round(g.points * 1000)::integer << 15) + s.subject_key - g.part)::integer as key,
    if(g.fills_gcse_slots or not s.gcse_only, s.bucket, 0)::utinyint as bucket,
    if(
        g.fills_gcse_slots, s.taken_flag | (g.threshold_flags << s.threshold_shift), 0
    )::usmallint as flags,
    if(g.fills_gcse_slots, s.pillar, null) as pillar,
    g.is_double,
    g.is_as_level,
    s.group_number,
    if(g.part = 1, s.group_bit, 0) as group_bit
from scoring_subject s
cross join grade g;
