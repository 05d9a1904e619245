-- Every pupil who was helped, and every pupil who can stand beside them, with their grades at the
-- checkpoints before and after. Who had help in the subject between the two checkpoints stands
-- beside nobody. Help in no subject is judged on the mean of the subjects graded at both. `lot` is
-- a pupil's lot in a draw, from who they are: no place in a file decides it. Who starts further than
-- half a grade from all the helped of a window is like none of them, and is left out. Grades on the
-- scales of Years 7 to 9 are no grades of a qualification: none of them is judged.
-- grain: one row per window and pupil without help in it, and per window, pupil and intervention
-- key: window_id, pupil_id, intervention_id
-- params: urn
-- columns: window_id bigint, pupil_id bigint, intervention_id bigint, lot bigint,
--   is_disadvantaged boolean, left_on date, class_number bigint, pre double, post double, target
--   double, has_pre boolean
with place as materialized (
    select *, dense_rank() over (order by results_year, subject_id, before_id, after_id) as window_id
    from viewer.intervention_window
    where urn = $urn
),
span as (
    select distinct window_id, results_year, subject_id, before_id, before_on, after_id, after_on
    from place
),
helped as (
    select distinct s.window_id, p.pupil_id
    from span s
    join place p using (results_year, subject_id)
    where p.starts_on < s.after_on and coalesce(p.ends_on > s.before_on, true)
),
graded as materialized (
    select pupil_id, checkpoint_id, subject_id, points, target_points, class_code
    from viewer.grade
    where urn = $urn and points is not null and unit = 'grade'
    and checkpoint_id in (select before_id from span union select after_id from span)
),
part as (
    select s.window_id, s.before_id, s.after_id, g.subject_id
    from span s
    join (select distinct subject_id from graded) g on s.subject_id in ('', g.subject_id)
),
score as (
    select
        p.window_id, b.pupil_id, min(b.class_code) as class_code,
        avg(b.points) filter (where a.points is not null) as pre,
        avg(b.target_points) filter (where a.points is not null) as target,
        avg(a.points) as post
    from part p
    join graded b on b.checkpoint_id = p.before_id and b.subject_id = p.subject_id
    left join graded a
        on a.checkpoint_id = p.after_id and a.subject_id = p.subject_id and a.pupil_id = b.pupil_id
    group by p.window_id, b.pupil_id
),
near as (
    select window_id, min(pre) - 0.5 as lowest, max(pre) + 0.5 as highest
    from score
    join place using (window_id, pupil_id)
    group by window_id
),
lot as (
    select
        pupil_id, is_disadvantaged, left_on,
        row_number() over (
            order by md5(concat_ws('|', upn, admission_number, surname, forename, date_of_birth)),
                pupil_id
        ) as lot
    from viewer.pupil
)
select
    window_id, pupil_id, p.intervention_id, lot.lot, lot.is_disadvantaged, lot.left_on,
    (hash(s.class_code) % 1000000007)::bigint as class_number, s.pre, s.post, s.target,
    s.pupil_id is not null as has_pre
from score s
full join place p using (window_id, pupil_id)
join lot using (pupil_id)
left join helped h using (window_id, pupil_id)
left join near n using (window_id)
where p.pupil_id is not null or (h.pupil_id is null and s.pre between n.lowest and n.highest)
order by window_id, lot.lot, p.intervention_id;
