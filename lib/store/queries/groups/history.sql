-- The last checkpoints of a cohort up to one of them, of the same sort (working-at grades, or
-- grades that make an Attainment 8), with each pupil's figures in a group and out of it.
-- A measure that a checkpoint does not have is a list without values.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id, group_id, crossed_with, how_many
-- columns: checkpoint_id bigint, name varchar, academic_year_label varchar, progress_8 double[],
--   progress_8_rest double[], attainment_8_grade double[], attainment_8_grade_rest double[],
--   against_target double[], against_target_rest double[]
with chosen as (
    select urn, results_year, cohort_sequence, kind, makes_attainment_8
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
shown as (
    select c.checkpoint_id, c.name, c.academic_year_label, c.cohort_sequence
    from viewer.checkpoint c
    join chosen h on h.urn = c.urn and h.results_year = c.results_year
        and c.cohort_sequence <= h.cohort_sequence
        and c.makes_attainment_8 = h.makes_attainment_8
        and (c.kind = 'working_at') = (h.kind = 'working_at')
    order by c.cohort_sequence desc
    limit $how_many
),
member as (
    select
        pupil_id,
        bool_or(group_id = $group_id)
        and ($crossed_with is null or bool_or(group_id = $crossed_with)) as is_member
    from viewer.pupil_group
    group by pupil_id
),
figure as (
    select
        g.checkpoint_id,
        g.pupil_id,
        -avg(g.shortfall) as against_target,
        any_value(m.progress_8) as progress_8,
        any_value(m.attainment_8) / 10 as attainment_8_grade
    from viewer.grade g
    join shown using (checkpoint_id)
    left join viewer.measure m
        on m.pupil_id = g.pupil_id and m.checkpoint_id = g.checkpoint_id
        and m.rule_set = m.cohort_rule_set
    group by g.checkpoint_id, g.pupil_id
)
select
    s.checkpoint_id,
    s.name,
    s.academic_year_label,
    list(f.progress_8) filter (where is_member) as progress_8,
    list(f.progress_8) filter (where not is_member) as progress_8_rest,
    list(f.attainment_8_grade) filter (where is_member) as attainment_8_grade,
    list(f.attainment_8_grade) filter (where not is_member) as attainment_8_grade_rest,
    list(f.against_target) filter (where is_member) as against_target,
    list(f.against_target) filter (where not is_member) as against_target_rest
from shown s
left join figure f using (checkpoint_id)
left join member using (pupil_id)
group by s.checkpoint_id, s.name, s.academic_year_label, s.cohort_sequence
order by s.cohort_sequence;
