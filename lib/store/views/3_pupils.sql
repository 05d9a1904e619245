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
with on_scales as (
    select checkpoint_id, sum(grades) = any_value(all_grades) as is_all
    from main.checkpoint_scale
    group by checkpoint_id
)
select
    c.*,
    -- Grades of the end of the course make one, unless all are on scales of Years 7 to 9; in those
    -- years, unless any is.
    c.kind <> 'working_at' and not coalesce(o.is_all, false)
        and (o.is_all is null or c.year_group > 9) as makes_attainment_8,
    -- What distances are counted in: steps of its own on each of those scales.
    case
        when o.is_all is null then 'grade' when o.is_all then 'step' else 'grade or step'
    end as unit,
    academic_year_name(academic_year) as academic_year_label,
    half_term_name(half_term) as name,
    row_number() over (
        partition by urn, results_year order by collected_on, checkpoint_id
    ) as cohort_sequence
from main.checkpoint c
left join on_scales o using (checkpoint_id);

create view viewer.checkpoint_change as select * from main.checkpoint_change;

-- What is known of a pupil beside grades. What a pupil list says of attendance and reading age is
-- of the day it was brought in. What is told of a time that is not over yet is of the day it was
-- told, so that the year so far as of October is older than Autumn 2.
-- grain: one row per pupil, measure, subject and occasion
create view viewer.observation as
with told as (
    select
        o.pupil_id, o.measure, o.subject_id, o.occasion, o.academic_year, o.half_term,
        o.observed_on, o.value, o.told, o.scale, o.import_id, b.imported_at::date as told_on
    from standing.observation o
    join main.import_batch b using (import_id)
    where o.pupil_id in (select pupil_id from viewer.pupil)
    union all
    -- Of a file made before what lists say was kept by itself.
    select
        p.pupil_id, l.measure, '', 'list', academic_year_of(b.imported_at::date), null,
        null, l.value, l.told, '', p.import_id, b.imported_at::date
    from standing.pupil p
    join main.import_batch b using (import_id)
    cross join lateral (
        values
            ('attendance', p.attendance_percent, printf('%.1f%%', p.attendance_percent)),
            ('reading_age', p.reading_age_months::double, reading_age_name(p.reading_age_months))
    ) as l (measure, value, told)
    where l.value is not null
    and not exists (
        from standing.observation o
        where o.pupil_id = p.pupil_id and o.measure = l.measure and o.occasion = 'list'
    )
)
select
    * exclude (told_on),
    case
        when occasion = 'list' then 'pupil list of ' || strftime(told_on, '%-d %B %Y')
        when observed_on is not null then strftime(observed_on, '%-d %B %Y')
        when half_term is not null
            then academic_year_name(academic_year) || ' ' || half_term_name(half_term)
        when academic_year is not null then academic_year_name(academic_year)
        else ''
    end as occasion_name,
    case
        when observed_on is not null then observed_on
        when occasion = 'list' then told_on
        when academic_year is not null then least(told_on, last_day(make_date(
            academic_year - if(coalesce(half_term, 6) < 3, 1, 0),
            -- The month in which a half-term ends.
            [10, 12, 2, 3, 5, 8][coalesce(half_term, 6)], 1
        )))
    end as occasion_order
from told;

-- A pupil's attendance, lates and points of the latest year that the year group has any of, so that
-- last year's never stand beside this year's: as told of the year so far where that
-- is the latest word, else over its half-terms, the mean of attendance and the sum of the rest.
-- grain: one row per pupil and measure
create view viewer.year_observation as
with of_year as (
    select
        o.*,
        -- Of two words of one day the later told counts, and of one file that of the whole year.
        row(o.occasion_order, o.import_id, o.half_term is null) as latest
    from viewer.observation o
    join viewer.pupil p using (pupil_id)
    where o.measure in ('attendance', 'lates', 'positive_points', 'negative_points')
    qualify o.academic_year
        = max(o.academic_year) over (partition by p.urn, p.results_year, o.measure)
)
select
    pupil_id, measure, any_value(academic_year) as academic_year,
    max(occasion_order) as occasion_order,
    arg_max(half_term is null, latest) as is_whole,
    count(half_term) as half_terms,
    case
        when arg_max(half_term is null, latest) then arg_max(value, latest)
        when measure = 'attendance' then avg(value) filter (where half_term is not null)
        else sum(value) filter (where half_term is not null)
    end as value
from of_year
group by pupil_id, measure;

-- The latest word on everything else: an attitude is the mean over subjects at the latest time.
-- grain: one row per pupil and measure
create view viewer.last_observation as
with last_one as (
    select *
    from viewer.observation
    where measure not in ('attendance', 'lates', 'positive_points', 'negative_points')
    qualify dense_rank() over (
        partition by pupil_id, measure
        order by occasion_order desc nulls last, import_id desc, occasion desc
    ) = 1
)
select
    pupil_id, measure,
    case
        -- Places on two scales have no mean.
        when measure = 'attitude' and count(distinct scale) > 1 then null
        when measure = 'attitude' then avg(value)
        else any_value(value)
    end as value,
    if(measure = 'attitude' and count(distinct scale) > 1, 'several scales', any_value(told))
        as told,
    if(count(distinct scale) = 1, any_value(scale), 'several') as scale,
    any_value(occasion_name) as occasion_name,
    max(occasion_order) as occasion_order,
    count(*) as parts
from last_one
-- A mark of a pupil as a whole is used where no subject has its own.
where measure <> 'attitude' or subject_id <> ''
or not exists (
    select 1 from last_one l
    where l.pupil_id = last_one.pupil_id and l.measure = 'attitude' and l.subject_id <> ''
)
group by pupil_id, measure;

-- grain: one row per pupil with something known beside grades
create view viewer.pupil_now as
with every as (
    select
        pupil_id, measure, value,
        if(measure = 'attendance', printf('%.1f%%', value), printf('%.0f', value)) as told,
        '' as scale
    from viewer.year_observation
    union all
    select
        pupil_id, measure, value,
        if(measure = 'attitude' and parts > 1 and value is not null, printf('%.1f', value), told),
        scale
    from viewer.last_observation
)
select
    pupil_id,
    any_value(value) filter (measure = 'attendance') as attendance,
    any_value(value) filter (measure = 'attitude') as attitude,
    any_value(told) filter (measure = 'attitude') as attitude_told,
    coalesce(any_value(scale) filter (measure = 'attitude'), '') as attitude_scale,
    any_value(value) filter (measure = 'lates')::integer as lates,
    any_value(value) filter (measure = 'positive_points')::integer as positive_points,
    any_value(value) filter (measure = 'negative_points')::integer as negative_points,
    any_value(told) filter (measure = 'reading_age') as reading_age,
    any_value(value) filter (measure = 'reading_score')::integer as reading_score,
    any_value(told) filter (measure = 'primary_need') as primary_need,
    any_value(told) filter (measure = 'second_need') as second_need,
    any_value(told) filter (measure = 'strategies') as strategies,
    any_value(told) filter (measure = 'access_arrangements') as access_arrangements
from every
group by pupil_id;

-- A class of two teachers has both codes.
-- grain: one row per pupil, subject, class and first day in it
create view viewer.class_place as
with codes as (
    select distinct p.urn, c.teacher_code
    from standing.class_place c
    join viewer.pupil p using (pupil_id)
),
each as (
    select
        urn, teacher_code, unnest(string_split(teacher_code, ', ')) as code,
        generate_subscripts(string_split(teacher_code, ', '), 1) as number
    from codes
),
named as (
    select
        e.urn, e.teacher_code,
        string_agg(coalesce(s.name, e.code), ', ' order by e.number) as teacher
    from each e
    left join standing.staff_member s using (urn, code)
    group by e.urn, e.teacher_code
)
select c.*, n.teacher
from standing.class_place c
join viewer.pupil p using (pupil_id)
left join named n using (urn, teacher_code);
