-- Every result that has points, as the one or two parts that can fill slots.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp view scoring_part as
select
    r.case_id, r.rowid as result_row, r.subject_id, r.qualification, r.grade, r.entered_on,
    c.part, c.points, c.key, c.bucket, c.flags, c.pillar, c.is_double, c.is_as_level,
    c.group_number, c.group_bit
from scoring_result r
join scoring_code c using (subject_id, qualification, grade);
