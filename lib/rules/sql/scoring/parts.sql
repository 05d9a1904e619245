-- Every result that has points, as the one or two parts that can fill slots.
-- flags: bits 1 and 2 say language and literature were taken, 4 and 8 that English reaches a 4 and
-- a 5, 16 and 32 that maths does. A qualification that is no GCSE or AS level sets none.
-- pillar: 1 English, 2 maths, 3 science, 4 humanities, 5 languages, 0 none.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp table scoring_part as
select
    r.case_id,
    r.rowid as result_row,
    r.entered_on,
    g.grade_number,
    g.part,
    g.points_key + s.subject_key as key,
    if(g.fills_gcse_slots or not s.gcse_only, s.bucket, 0) as bucket,
    if(
        g.fills_gcse_slots, s.taken_flag | (g.threshold_flags << s.threshold_shift), 0
    )::usmallint as flags,
    s.group_bit,
    if(g.fills_gcse_slots, s.pillar, 0)::utinyint as pillar,
    g.is_double
from scoring_result r
join scoring_subject s using (subject_id)
join scoring_grade g using (qualification, grade);
