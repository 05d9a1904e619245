-- What each what-if would add, and where the changed grade would count.
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
filled as (
    select
        case_id, subject_id,
        list(element order by part) filter (where weight > 0) as elements,
        max(weight) as weight
    from scored_slot
    group by case_id, subject_id
)
select
    w.kind, w.pupil_id, w.subject_id, w.steps, w.grade, w.new_grade,
    coalesce(f.elements, []) as elements,
    coalesce(f.weight, 0) as weight,
    round(m.attainment_8 - now.attainment_8, 6) as attainment_8_gain,
    round(m.progress_8 - now.progress_8, 6) as progress_8_gain
from what_if w
join scored_measure m using (case_id)
join viewer.measure now
    on now.pupil_id = w.pupil_id
    and now.checkpoint_id = $checkpoint_id and now.rule_set = $rule_set
left join filled f on f.case_id = w.case_id and f.subject_id = w.subject_id
order by w.pupil_id, w.kind, w.subject_id, w.steps;
