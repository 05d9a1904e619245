-- Second round: the cases with a subject twice, without the results that are discounted.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp view scoring_counted as
select case_id, part, key, bucket, flags, group_bit
from scoring_part
semi join scoring_repeated using (case_id)
anti join scoring_discounted using (result_row);
