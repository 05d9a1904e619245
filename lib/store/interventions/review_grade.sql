-- A pupil's grade in a plan's subject at a checkpoint, as it was measured.
-- grain: one row per pupil and subject
-- params: pupil_id, subject_id, checkpoint_id
select grade, points
from pupil_subject
where pupil_id = $pupil_id and subject_id = $subject_id and checkpoint_id = $checkpoint_id;
