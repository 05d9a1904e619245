-- Every decision of a department meeting that names one pupil.
-- grain: one row per decision
-- key: decided_on, what
-- params: pupil_id
-- columns: decided_on date, department varchar, what varchar, due_on date, state varchar
select d.decided_on, d.department, d.what, d.due_on, d.state
from viewer.meeting_decision_pupil m
join viewer.meeting_decision d using (decision_id)
where m.pupil_id = $pupil_id
order by d.decided_on, d.decision_id;
