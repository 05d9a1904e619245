-- Whether there is such a subject.
-- grain: one row
-- params: subject_id
select count(*) > 0 as is_known from reference_subject where subject_id = $subject_id;
