-- How many rows of the two files say anything, are used and are rejected, and how often a pupil has
-- several results in a subject of which no date says the first. A pupil with a KS2 score that is none
-- is used all the same.
-- grain: one row
-- params: none
create or replace temp table batch_used as
select
    (
        select count(*) from incoming_pupil
        where concat(trim(pupil_id), trim(ks2_reading), trim(ks2_maths)) <> ''
    ) as pupil_rows,
    (select count(*) from scoring_case) as pupils,
    (
        select count(distinct line) from batch_fault where file = 'pupils' and fault <> 'no_score'
    ) as pupils_rejected,
    (select count(*) from batch_row) as result_rows,
    (select count(*) from scoring_result) as results,
    (select count(distinct line) from batch_fault where file = 'results') as results_rejected,
    (
        select count(*)
        from (
            select case_id
            from scoring_result
            group by case_id, subject_id
            having count(*) > 1 and count(entered_on) = 0
        )
    ) as undated_twice;
