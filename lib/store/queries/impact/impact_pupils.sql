-- Every pupil who was helped, and every pupil who can stand beside them, with their grades at the
-- checkpoints before and after. Who had help in the subject between the two checkpoints stands
-- beside nobody. Help in no subject is judged on the mean of the subjects graded at both. `lot` is
-- a pupil's lot in a draw, from who they are: no place in a file decides it.
-- grain: one row per window and pupil without help in it, and per window, pupil and intervention
-- params: urn
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
    where urn = $urn and points is not null
    and checkpoint_id in (select before_id from span union select after_id from span)
),
part as (
    select s.window_id, s.before_id, s.after_id, g.subject_id
    from span s
    join (select distinct subject_id from graded) g on s.subject_id in ('', g.subject_id)
),
end_grade as (
    select p.window_id, g.pupil_id, g.subject_id, g.points as pre, null as post,
        g.target_points as target, g.class_code
    from part p
    join graded g on g.checkpoint_id = p.before_id and g.subject_id = p.subject_id
    union all
    select p.window_id, g.pupil_id, g.subject_id, null, g.points, null, null
    from part p
    join graded g on g.checkpoint_id = p.after_id and g.subject_id = p.subject_id
),
subject_score as (
    select
        window_id, pupil_id, subject_id,
        max(pre) as pre, max(post) as post, max(target) as target, max(class_code) as class_code
    from end_grade
    group by window_id, pupil_id, subject_id
),
score as (
    select
        window_id, pupil_id, min(class_code) as class_code,
        avg(target) filter (where post is not null) as target,
        avg(pre) filter (where post is not null) as pre,
        avg(post) filter (where pre is not null) as post,
        count(pre) > 0 as has_pre, count(post) > 0 as has_post
    from subject_score
    group by window_id, pupil_id
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
    dense_rank() over (order by s.class_code) as class_number, s.pre, s.post, s.target,
    coalesce(s.has_pre, false) as has_pre, coalesce(s.has_post, false) as has_post
from score s
full join place p using (window_id, pupil_id)
join lot using (pupil_id)
left join helped h using (window_id, pupil_id)
where p.pupil_id is not null or (h.pupil_id is null and s.pre is not null)
order by window_id, lot.lot, p.intervention_id;
