-- Rule c: pupils making less than good progress in several subjects: so many grades from the
-- national figure for the same KS2 start.
-- grain: one row per pupil proposed
-- key: pupil_id
-- params: checkpoint_id, as_of_on, line, subjects
-- columns: pupil_id bigint, rule varchar, subjects integer, reason varchar
with below as (
    select g.pupil_id, g.subject_short, g.subject_order, g.points - g.national_points as difference
    from viewer.grade g
    join viewer.pupil p using (pupil_id)
    where g.checkpoint_id = $checkpoint_id
    and coalesce(p.joined_on <= $as_of_on, true) and coalesce(p.left_on > $as_of_on, true)
    and round(g.points - g.national_points, 6) <= $line
)
select
    pupil_id, 'less_than_good' as rule, count(*)::integer as subjects,
    count(*) || ' subjects: '
    || array_to_string(
        list(subject_short || ' ' || format('{:.1f}', -difference) order by difference, subject_order)[1:3], ', '
    )
    || if(count(*) > 3, ' and ' || (count(*) - 3) || ' more', '')
    || ' below the same start' as reason
from below
group by pupil_id
having count(*) >= $subjects
order by pupil_id;
