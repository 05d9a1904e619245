-- The places on a plan that nobody has ended: who, from and to when, and towards what.
-- grain: one row per place
-- params: intervention_id
select
    pupil_id, starts_on, ends_on, baseline_grade, baseline_points, target_grade, target_points, need
from intervention_pupil
where intervention_id = $intervention_id and left_because is null
order by pupil_id, starts_on;
