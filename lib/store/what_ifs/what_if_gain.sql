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
