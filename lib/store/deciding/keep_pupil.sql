-- Say which pupil a decision is about; a pupil of another school is not taken.
-- grain: one row per decision and pupil
-- params: decision_id, pupil_id, urn
insert into meeting_decision_pupil by name
select $decision_id as decision_id, pupil_id
from pupil
where pupil_id = $pupil_id and urn = $urn
returning pupil_id;
