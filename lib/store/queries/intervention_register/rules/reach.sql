-- How far each rule can be applied at a checkpoint: the pupils it is about, and of them those for
-- whom there is something to judge by. `subjects` is how many rule c needs.
-- grain: one row per rule
-- key: rule
-- params: checkpoint_id, as_of_on, subjects
-- columns: rule varchar, in_scope integer, judged integer, on_roll integer
with on_roll as (
    select p.*, c.year_group
    from viewer.pupil p
    join viewer.checkpoint c using (urn, results_year)
    where c.checkpoint_id = $checkpoint_id
    and coalesce(p.joined_on <= $as_of_on, true) and coalesce(p.left_on > $as_of_on, true)
),
graded as (
    select pupil_id, count(points - national_points) as compared, count(shortfall) as targeted
    from viewer.grade
    where checkpoint_id = $checkpoint_id
    group by pupil_id
),
slotted as (
    select distinct s.pupil_id
    from viewer.slot s
    join viewer.checkpoint c using (checkpoint_id, rule_set)
    where s.checkpoint_id = $checkpoint_id and s.element is not null
),
known as (
    select
        p.*,
        coalesce(g.compared, 0) as compared,
        coalesce(g.targeted, 0) as targeted,
        s.pupil_id is not null as has_slots
    from on_roll p
    left join graded g using (pupil_id)
    left join slotted s using (pupil_id)
),
reach as (
    select 'below_expected' as rule, count_if(sen <> 'N' or is_more_able) as in_scope,
        count_if((sen <> 'N' or is_more_able) and compared > 0) as judged from known
    union all
    select 'joined', count(*), count(joined_on) from known
    union all
    select 'less_than_good', count(*), count_if(compared >= $subjects) from known
    union all
    select 'disadvantaged_behind', count_if(is_disadvantaged),
        count_if(is_disadvantaged and targeted > 0) from known
    union all
    select 'under_100', count_if(year_group = 7),
        count_if(year_group = 7 and coalesce(ks2_reading, ks2_maths) is not null) from known
    union all
    select 'slot_behind', count(*), count_if(has_slots and targeted > 0) from known
)
select r.rule, r.in_scope::integer as in_scope, r.judged::integer as judged, n.on_roll::integer
    as on_roll
from reach r
cross join (select count(*) as on_roll from on_roll) n;
