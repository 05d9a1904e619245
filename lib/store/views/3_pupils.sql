-- The pupils, the groups they belong to, and the checkpoints they were assessed at.

-- What the pupil list says of each register today. More able: a KS2 average of 110 or more.
-- grain: one row per pupil and register
create view register_in_file as
select
    p.pupil_id, p.urn, r.register,
    coalesce(case r.register
        when 'sen' then p.sen in ('K', 'E')
        when 'pupil_premium' then p.is_disadvantaged
        when 'more_able' then (p.ks2_reading + p.ks2_maths) / 2 >= 110
        when 'under_100' then least(p.ks2_reading, p.ks2_maths) < 100
    end, false) as file_says,
    if(r.register = 'sen' and p.sen in ('K', 'E'), p.sen, null) as detail,
    -- The last day of Year 7 ends a place among its pupils under 100.
    if(r.register = 'under_100', make_date(p.results_year - 4, 8, 31), null) as last_day
from standing.pupil p
cross join (values ('sen'), ('more_able'), ('pupil_premium'), ('under_100')) as r (register);

-- grain: one row per pupil
create view viewer.pupil as
with by_hand as (
    -- What a person says stands over what the file says, until it is ended.
    select
        pupil_id,
        bool_or(is_member) filter (register = 'pupil_premium') as is_disadvantaged,
        bool_or(is_member) filter (register = 'sen') as is_sen,
        any_value(detail) filter (register = 'sen') as sen_detail,
        bool_or(is_member) filter (register = 'more_able') as is_more_able
    from main.register_membership
    where source = 'hand' and ends_on is null
    group by pupil_id
),
numbered as (
    select
        p.*,
        (p.ks2_reading + p.ks2_maths) / 2 as ks2_average,
        row_number() over (partition by p.urn, p.results_year order by p.pupil_id) as cohort_number,
        coalesce(h.is_disadvantaged, p.is_disadvantaged, false) as disadvantaged_now,
        case
            when h.is_sen then coalesce(h.sen_detail, 'K')
            when not h.is_sen then 'N'
            else coalesce(p.sen, 'N')
        end as sen_now,
        h.is_more_able as more_able_by_hand
    from standing.pupil p
    left join by_hand h using (pupil_id)
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
    disadvantaged_now as is_disadvantaged,
    coalesce(is_looked_after, false) as is_looked_after,
    coalesce(is_fsm, false) as is_fsm,
    coalesce(is_fsm6, false) as is_fsm6,
    sen_now as sen,
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
    coalesce(more_able_by_hand, ks2_average >= 110, false) as is_more_able,
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

create view viewer.checkpoint_change as select * from main.checkpoint_change;
