-- Each pupil's entry in one subject at a checkpoint, with what can leave them out of a comparison.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, subject_id
-- columns: pupil_id bigint, grade varchar, has_grade boolean, has_target boolean, has_england
--   boolean, has_ks2 boolean
select
    pupil_id,
    grade,
    points is not null as has_grade,
    shortfall is not null as has_target,
    national_points is not null as has_england,
    ks2_average is not null as has_ks2
from viewer.grade
where checkpoint_id = $checkpoint_id and subject_id = $subject_id
order by pupil_id;
