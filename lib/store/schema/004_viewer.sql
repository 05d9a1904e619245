-- What this viewer may see. Pages read these views and never a base table, so that access is
-- decided here, once, in the query. With no sign-in configured they show everything.

create schema viewer;

-- grain: one row per school
create view viewer.school as select urn, name, is_sample, as_of_on from main.school;

-- grain: one row per pupil
create view viewer.pupil as
with numbered as (
    select
        *,
        (ks2_reading + ks2_maths) / 2 as ks2_average,
        row_number() over (partition by urn, results_year order by pupil_id) as cohort_number
    from main.pupil
)
select
    pupil_id,
    urn,
    upn,
    admission_number,
    surname,
    forename,
    forename || ' ' || surname as name,
    -- A stable code for a projected screen: it says the form, never the name.
    coalesce(right(form, 1), 'P') || '-' || lpad(cohort_number::text, 3, '0') as code,
    sex,
    date_of_birth,
    results_year,
    form,
    coalesce(is_disadvantaged, false) as is_disadvantaged,
    coalesce(is_looked_after, false) as is_looked_after,
    coalesce(sen, 'N') as sen,
    coalesce(is_eal, false) as is_eal,
    ks2_reading,
    ks2_maths,
    ks2_average,
    case
        when ks2_average is null then 'none'
        when ks2_average < 100 then 'low'
        when ks2_average < 110 then 'middle'
        else 'high'
    end as prior_attainment_band,
    coalesce(ks2_average >= 110, false) as is_more_able,
    joined_on,
    left_on
from numbered;

-- Every group a pupil belongs to.
-- grain: one row per pupil and group
create view viewer.pupil_group as
select pupil_id, unnest(list_filter([
    case when is_disadvantaged then 'disadvantaged' else 'not_disadvantaged' end,
    case sex when 'F' then 'girls' when 'M' then 'boys' end,
    case sen when 'K' then 'sen_support' when 'E' then 'ehc_plan' else 'no_sen' end,
    case when is_eal then 'eal' else 'not_eal' end,
    case when is_looked_after then 'looked_after' end,
    case prior_attainment_band
        when 'low' then 'low_prior' when 'middle' then 'middle_prior'
        when 'high' then 'high_prior' else 'no_ks2'
    end,
    case when ks2_reading < 100 then 'under_100_reading' end,
    case when ks2_maths < 100 then 'under_100_maths' end,
    case when is_more_able then 'more_able' end
], lambda group_id: group_id is not null)) as group_id
from viewer.pupil;

-- grain: one row per checkpoint
create view viewer.checkpoint as
select
    *,
    (academic_year - 1)::text || '/' || right(academic_year::text, 2) as academic_year_label,
    case half_term
        when 1 then 'Autumn 1' when 2 then 'Autumn 2' when 3 then 'Spring 1'
        when 4 then 'Spring 2' when 5 then 'Summer 1' when 6 then 'Summer 2'
        else 'Final results'
    end as name,
    row_number() over (
        partition by urn, results_year order by collected_on, checkpoint_id
    ) as cohort_sequence
from main.checkpoint;

-- grain: one row per pupil, checkpoint and rule set
create view viewer.measure as
select
    m.*,
    c.urn, c.academic_year, c.half_term, c.year_group, c.results_year, c.kind, c.collected_on,
    c.rule_set as cohort_rule_set, c.cohort_sequence,
    p.name as pupil_name, p.code as pupil_code, p.form, p.sex, p.is_disadvantaged,
    p.is_looked_after, p.sen, p.is_eal, p.prior_attainment_band, p.is_more_able,
    p.ks2_reading, p.ks2_maths
from pupil_measure m
join viewer.checkpoint c using (checkpoint_id)
join viewer.pupil p using (pupil_id);

-- grain: one row per pupil, checkpoint and subject
create view viewer.grade as
select
    g.*,
    s.name as subject, s.short_name as subject_short, s.department, s.national_subject,
    s.sort_order as subject_order,
    c.urn, c.academic_year, c.half_term, c.year_group, c.results_year, c.kind, c.collected_on,
    c.cohort_sequence,
    p.name as pupil_name, p.code as pupil_code, p.form, p.sex, p.is_disadvantaged,
    p.is_looked_after, p.sen, p.is_eal, p.prior_attainment_band, p.is_more_able,
    p.ks2_reading, p.ks2_maths, p.ks2_average
from pupil_subject g
join reference_subject s using (subject_id)
join viewer.checkpoint c using (checkpoint_id)
join viewer.pupil p using (pupil_id);

-- grain: one row per pupil, checkpoint, rule set, subject, entered_on and part
create view viewer.slot as
select l.*, s.name as subject, s.short_name as subject_short
from pupil_slot l
join reference_subject s using (subject_id)
join viewer.pupil p using (pupil_id);

-- grain: one row per pupil, academic year and subject
create view viewer.target as
select t.*, s.name as subject
from main.target t
join reference_subject s using (subject_id)
join viewer.pupil p using (pupil_id);

-- grain: one row per intervention and pupil
create view viewer.intervention_pupil as
select
    i.intervention_id, i.urn, i.name, i.subject_id, i.wave, i.kind, i.lead,
    m.pupil_id, m.starts_on, coalesce(m.ends_on, i.ends_on) as ends_on
from main.intervention_pupil m
join main.intervention i using (intervention_id)
join viewer.pupil p using (pupil_id);

-- grain: one row per file brought in
create view viewer.import_batch as select * from main.import_batch;

-- grain: one row per school, setting name and the time it was set
create view viewer.setting as select urn, name, value, set_at from main.setting;
