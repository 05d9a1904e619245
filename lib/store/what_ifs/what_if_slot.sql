-- Where the changed grade of each what-if would count: the elements it fills, best part first,
-- and its weight; none and 0 where it fills no slot.
-- grain: one row per what-if of one subject
-- params: none
select
    c.case_id,
    coalesce(list(s.element order by s.part) filter (where s.weight > 0), []) as elements,
    coalesce(max(s.weight), 0) as weight
from what_if_change c
left join scored_slot s on s.case_id = c.case_id and s.subject_id = c.changed
where c.kind <> 'all_targets'
group by c.case_id;
