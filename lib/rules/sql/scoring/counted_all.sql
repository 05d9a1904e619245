-- First round: every result counts.
-- grain: one row per case, subject, qualification, entered_on and part
-- params: none
create or replace temp view scoring_counted as
select case_id, part, key, bucket, flags, group_bit
from scoring_part;
