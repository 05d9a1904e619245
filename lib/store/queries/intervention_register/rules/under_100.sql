-- Rule e: pupils of Year 7 who are on the register of those under 100 in reading or maths.
-- grain: one row per pupil proposed
-- key: pupil_id
-- params: checkpoint_id, as_of_on
-- columns: pupil_id bigint, rule varchar, subjects integer, reason varchar
select
    p.pupil_id, 'under_100' as rule,
    (coalesce(p.ks2_reading < 100, false)::integer + coalesce(p.ks2_maths < 100, false)::integer)
        as subjects,
    coalesce(
        nullif(concat_ws(
            ', ',
            if(p.ks2_reading < 100, 'reading ' || format('{:g}', p.ks2_reading), null),
            if(p.ks2_maths < 100, 'maths ' || format('{:g}', p.ks2_maths), null)
        ), '') || ' at KS2',
        'put on that register by hand'
    ) as reason
from viewer.pupil p
join viewer.checkpoint c using (urn, results_year)
join viewer.register_flag f using (pupil_id)
where c.checkpoint_id = $checkpoint_id and c.year_group = 7
and f.register = 'under_100' and f.is_member
and coalesce(p.joined_on <= $as_of_on, true) and coalesce(p.left_on > $as_of_on, true)
order by p.pupil_id;
