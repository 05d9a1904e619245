-- What the headline figures of a checkpoint are made of, by the cohort's own rule set. Behind is null
-- of whom no grade has a distance from its target.
-- grain: one row per pupil
-- key: pupil_id
-- params: checkpoint_id
-- columns: pupil_id bigint, pupil_name varchar, pupil_code varchar, form varchar,
--   prior_attainment_band varchar, target_grades bigint, at_target hugeint, shortfall double,
--   is_behind boolean, attainment_8 double, progress_8 double, english_and_maths_4 boolean,
--   english_and_maths_5 boolean
with against_target as (
    select
        pupil_id,
        min(pupil_name) as pupil_name,
        min(pupil_code) as pupil_code,
        min(form) as form,
        min(prior_attainment_band) as prior_attainment_band,
        count(shortfall) as target_grades,
        count_if(shortfall <= 0) as at_target,
        sum(shortfall) as shortfall,
        bool_or(is_behind) as is_behind
    from viewer.grade
    where checkpoint_id = $checkpoint_id
    group by pupil_id
),
measured as (
    select
        pupil_id,
        attainment_8,
        progress_8,
        english_and_maths_4,
        english_and_maths_5
    from viewer.measure
    where checkpoint_id = $checkpoint_id and rule_set = cohort_rule_set
)
select
    pupil_id,
    t.pupil_name,
    t.pupil_code,
    t.form,
    t.prior_attainment_band,
    t.target_grades,
    t.at_target,
    t.shortfall,
    t.is_behind,
    m.attainment_8,
    m.progress_8,
    m.english_and_maths_4,
    m.english_and_maths_5
from against_target t
left join measured m using (pupil_id)
order by pupil_id;
