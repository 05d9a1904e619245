-- Each pupil asked for: whether they are on roll, and their grade and target at the start.
-- grain: one row per pupil asked for
-- params: pupil_ids, checkpoint_id, subject_id
with asked as (
    select distinct unnest($pupil_ids::bigint[]) as pupil_id
)
select
    a.pupil_id, p.urn, p.left_on, g.grade, g.points, g.target_grade, g.target_points,
    coalesce(g.qualification, s.default_qualification) as qualification
from asked a
left join pupil p using (pupil_id)
left join pupil_subject g
    on g.pupil_id = a.pupil_id and g.checkpoint_id = $checkpoint_id::bigint
    and g.subject_id = $subject_id::text
left join reference_subject s on s.subject_id = $subject_id::text
order by a.pupil_id;
