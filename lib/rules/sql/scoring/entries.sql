-- The grades that were entered, each once, so that the working of millions can say them by number.
-- grain: one row per subject, qualification, grade and part
-- params: none
create or replace temp table scoring_entry as
with entered as (
    select distinct subject_id, qualification, grade
    from scoring_result
)

select
    row_number() over ()::integer as entry_id,
    e.subject_id, e.qualification, e.grade,
    coalesce(c.part, 1) as part,
    c.points,
    c.key
from entered e
left join scoring_code c using (subject_id, qualification, grade);
