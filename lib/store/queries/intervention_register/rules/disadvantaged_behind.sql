-- Rule d: disadvantaged pupils behind target in at least so many subjects.
-- grain: one row per pupil proposed
-- key: pupil_id
-- params: checkpoint_id, as_of_on, subjects
-- columns: pupil_id bigint, rule varchar, subjects integer, reason varchar
select
    g.pupil_id, 'disadvantaged_behind' as rule, count(*)::integer as subjects,
    array_to_string(
        list(
            g.subject_short || ' ' || format('{:.1f}', g.shortfall)
            order by g.shortfall desc, g.subject_order
        )[1:3],
        ', '
    )
    || if(count(*) > 3, ' and ' || (count(*) - 3) || ' more', '')
    || ' below target' as reason
from viewer.grade g
join viewer.pupil p using (pupil_id)
where g.checkpoint_id = $checkpoint_id
and g.is_disadvantaged and g.is_behind
and coalesce(p.joined_on <= $as_of_on, true) and coalesce(p.left_on > $as_of_on, true)
group by g.pupil_id
having count(*) >= $subjects
order by g.pupil_id;
