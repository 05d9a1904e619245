-- The pupils with grades at a checkpoint, narrowed to a group, a subject and a class, with every
-- figure that two sides can be compared on. Where a subject is chosen, grades, targets and behind
-- are of that subject alone (null where no grade has a distance from its target); Attainment 8, Progress 8 and English and maths are of the whole pupil.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id, group_id, subject_id, class_code
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar, mean_grade
--   double, target_grades bigint, at_target hugeint, is_behind boolean, attainment_8 double,
--   progress_8 double, english_and_maths_4 boolean, english_and_maths_5 boolean
with narrowed as (
    select
        pupil_id,
        min(pupil_name) as pupil_name,
        min(pupil_code) as pupil_code,
        min(form) as form,
        avg(points) as mean_grade,
        count(shortfall) as target_grades,
        count_if(shortfall <= 0) as at_target,
        bool_or(is_behind) as is_behind
    from viewer.grade
    where checkpoint_id = $checkpoint_id
    and ($subject_id is null or subject_id = $subject_id)
    and ($class_code is null or class_code = $class_code)
    and (
        $group_id is null
        or pupil_id in (select pupil_id from viewer.pupil_group where group_id = $group_id)
    )
    group by pupil_id
)
select
    n.*,
    m.attainment_8,
    m.progress_8,
    m.english_and_maths_4,
    m.english_and_maths_5
from narrowed n
left join viewer.measure m
    on m.pupil_id = n.pupil_id and m.checkpoint_id = $checkpoint_id
    and m.rule_set = m.cohort_rule_set
order by n.pupil_id;
