-- The cases in which one subject seems to stand twice, taken out to be filled again.
-- grain: one row per case
-- params: none
create or replace temp table scoring_repeated as
select case_id
from scoring_filled
where has_repeats;
