-- Every Intervention Register a pupil was on, why, with which help, and what was said by hand.
-- grain: one row per register and reason
-- key: half_term, revision, rule
-- params: pupil_id
-- columns: half_term varchar, revision integer, as_of_on date, rule varchar, reason varchar,
--   help_in_place varchar
with said as (
    select register_id, d.name as rule, r.reason
    from viewer.register_reason r
    join reference_register_rule d using (rule)
    where r.pupil_id = $pupil_id
    union all
    select register_id, if(is_on, 'put on by hand', 'taken off by hand'), reason
    from viewer.register_hand
    where pupil_id = $pupil_id
)
select
    c.academic_year_label || ' ' || c.name as half_term, g.revision, g.as_of_on, s.rule, s.reason,
    array_to_string(e.help, ', ') as help_in_place
from said s
join viewer.register g using (register_id)
join viewer.checkpoint c using (checkpoint_id)
left join viewer.register_entry e on e.register_id = s.register_id and e.pupil_id = $pupil_id
order by g.as_of_on, g.register_id, s.rule;
