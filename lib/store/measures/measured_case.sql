-- A number for each pupil at each named checkpoint whose grades make an Attainment 8.
-- grain: one row per pupil and checkpoint
-- params: none
create or replace temp table measured_case as
with graded as (
    select distinct pupil_id, checkpoint_id, rule_set
    from result
    join measured_checkpoint using (checkpoint_id)
    where is_named and not is_working_at
)
select row_number() over (order by checkpoint_id, pupil_id) as case_id, pupil_id, checkpoint_id, rule_set
from graded;
