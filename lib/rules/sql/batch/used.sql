-- How many rows of the two files say anything, and how many of them are used.
-- grain: one row
-- params: none
select
    (
        select count(*) from incoming_pupil
        where concat(trim(pupil_id), trim(ks2_reading), trim(ks2_maths)) <> ''
    ) as pupil_rows,
    (select count(*) from scoring_case) as pupils_used,
    (select count(*) from batch_row) as result_rows,
    (select count(*) from scoring_result) as results_used;
