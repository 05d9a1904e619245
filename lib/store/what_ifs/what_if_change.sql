-- What might change: one subject to its target, one subject up by one or more grades, or every
-- subject that is behind to its target at once. A higher grade is one further up the scale of
-- the qualification in the rule set's own tables, so half a grade in combined science.
-- grain: one row per what-if and subject changed
-- params: checkpoint_id, rule_set, pupil_id, most_steps
create or replace temp table what_if_change as
with scale as (
    select
        p.qualification, p.grade, p.points,
        row_number() over (partition by p.qualification order by p.grade_order desc) as rung
    from reference_points p
    join reference_rule_set r on r.tables_year = p.tables_year
    where r.rule_set = $rule_set
),
standing as (
    select
        g.pupil_id, g.subject_id, g.qualification, g.grade, s.points, s.rung,
        g.target_grade, coalesce(g.is_behind, false) as is_behind
    from viewer.grade g
    join scale s using (qualification, grade)
    where g.checkpoint_id = $checkpoint_id and g.pupil_id = coalesce($pupil_id, g.pupil_id)
),
at_target as (
    select st.pupil_id, st.subject_id, st.qualification, st.grade, t.grade as new_grade, st.is_behind
    from standing st
    join scale t on t.qualification = st.qualification and t.grade = st.target_grade
    where t.points > st.points
),
higher as (
    select
        st.pupil_id, st.subject_id, st.qualification, st.grade, t.grade as new_grade,
        t.rung - st.rung as steps
    from standing st
    join scale t on t.qualification = st.qualification
    where t.rung - st.rung between 1 and $most_steps
),
every_change as (
    select 'target' as kind, pupil_id, subject_id, 0 as steps, subject_id as changed, grade, new_grade
    from at_target
    union all
    select 'higher', pupil_id, subject_id, steps, subject_id, grade, new_grade
    from higher
    union all
    select 'all_targets', pupil_id, null, 0, subject_id, grade, new_grade
    from at_target
    where is_behind
)
select
    dense_rank() over (order by pupil_id, kind, subject_id, steps) as case_id,
    kind, pupil_id, subject_id, steps, changed, grade, new_grade
from every_change;
