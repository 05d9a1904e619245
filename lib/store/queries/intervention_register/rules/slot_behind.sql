-- Rule f: pupils behind target in at least so many subjects that fill a slot of their Attainment 8.
-- grain: one row per pupil proposed
-- key: pupil_id
-- params: checkpoint_id, as_of_on, subjects
-- columns: pupil_id bigint, rule varchar, subjects integer, reason varchar
with filling as (
    select s.pupil_id, s.subject_id, min(s.element) as element
    from viewer.slot s
    join viewer.checkpoint c using (checkpoint_id, rule_set)
    where s.checkpoint_id = $checkpoint_id and s.element is not null
    group by s.pupil_id, s.subject_id
),
behind as (
    select
        g.pupil_id, g.shortfall, g.subject_order,
        g.subject_short || ' ' || format('{:.1f}', g.shortfall) || case f.element
            when 'ebacc' then ' (EBacc)' when 'open' then ' (open)' else ''
        end as words
    from viewer.grade g
    join filling f using (pupil_id, subject_id)
    join viewer.pupil p using (pupil_id)
    where g.checkpoint_id = $checkpoint_id and g.is_behind
    and coalesce(p.joined_on <= $as_of_on, true) and coalesce(p.left_on > $as_of_on, true)
)
select
    pupil_id, 'slot_behind' as rule, count(*)::integer as subjects,
    array_to_string(list(words order by shortfall desc, subject_order)[1:3], ', ')
    || if(count(*) > 3, ' and ' || (count(*) - 3) || ' more', '')
    || ' below target' as reason
from behind
group by pupil_id
having count(*) >= $subjects
order by pupil_id;
