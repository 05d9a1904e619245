-- name: case
-- Each what-if as a case to score: the pupil as they are but for the change.
-- grain: one row per what-if
-- params: none
create or replace temp table scoring_case as
select distinct c.case_id, p.ks2_reading, p.ks2_maths
from what_if_change c
join viewer.pupil p using (pupil_id);

-- name: change
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

-- name: gain
-- What each what-if would add.
-- grain: one row per what-if
-- params: checkpoint_id, rule_set
with what_if as (
    select distinct on (case_id)
        case_id, kind, pupil_id, subject_id, steps,
        if(kind = 'all_targets', null, grade) as grade,
        if(kind = 'all_targets', null, new_grade) as new_grade
    from what_if_change
    order by case_id
),
standing as (
    select pupil_id, attainment_8, progress_8
    from viewer.measure
    where checkpoint_id = $checkpoint_id and rule_set = $rule_set
)
select
    w.case_id, w.kind, w.pupil_id, w.subject_id, w.steps, w.grade, w.new_grade,
    round(m.attainment_8 - s.attainment_8, 6) as attainment_8_gain,
    round(m.progress_8 - s.progress_8, 6) as progress_8_gain
from what_if w
join scored_measure m using (case_id)
join standing s using (pupil_id)
order by w.pupil_id, w.kind, w.subject_id, w.steps;

-- name: result
-- The results of each what-if: the pupil's own, with the changed grade in place of the real one.
-- grain: one row per what-if, subject, qualification and entered_on
-- params: checkpoint_id, rule_set
create or replace temp table scoring_result as
with real_result as (
    select distinct pupil_id, subject_id, qualification, grade, entered_on
    from viewer.slot
    where checkpoint_id = $checkpoint_id and rule_set = $rule_set
),
each_case as (
    select distinct case_id, pupil_id from what_if_change
)
select
    e.case_id, r.subject_id, r.qualification,
    coalesce(c.new_grade, r.grade) as grade,
    r.entered_on
from each_case e
join real_result r using (pupil_id)
left join what_if_change c on c.case_id = e.case_id and c.changed = r.subject_id;

-- name: slot
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
