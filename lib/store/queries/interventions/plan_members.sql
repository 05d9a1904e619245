-- Which pupil has a place on which plan.
-- grain: one row per plan and pupil
-- params: urn
select distinct intervention_id, pupil_id
from viewer.intervention_pupil
where urn = $urn;
