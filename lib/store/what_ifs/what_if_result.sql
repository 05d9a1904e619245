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
