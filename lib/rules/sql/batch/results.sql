-- The usable results of the file, each as its subject, qualification and grade are read.
-- grain: one row per usable row of the file
-- params: none
create or replace temp table scoring_result as
select
    r.case_id, g.subject_id, g.read_qualification as qualification, g.read_grade as grade,
    r.entered_on
from batch_row r
join incoming_reading g using (reading_id)
where g.read_grade is not null and r.case_id is not null
and (r.entered_on is not null or not r.is_dated);
