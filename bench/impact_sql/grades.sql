-- Ten subjects each; a grade that wanders about what the pupil is good for.
insert into pupil_subject by name
select
    p.pupil_id, c.checkpoint_id, s.subject_id, 'gcse' as qualification,
    least(greatest(round(g), 1), 9)::integer::text as grade, least(greatest(round(g), 1), 9) as points,
    'c' || (hash(p.pupil_id, s.subject_id) % 6) as class_code,
    (3 + p.pupil_id % 5)::text as target_grade, 3 + p.pupil_id % 5 as target_points,
    0 as behind_run, 0 as checkpoints_behind, 'on' as status
from pupil p
join checkpoint c using (results_year)
join (select unnest($subjects) as subject_id) s on true
join lateral (
    select 2 + p.pupil_id % 5 + (hash(p.pupil_id, c.checkpoint_id, s.subject_id) % 300) / 100 as g
) on true;
