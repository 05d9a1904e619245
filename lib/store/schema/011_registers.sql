-- The four registers a school keeps of its pupils (SEN, more able, Pupil Premium, Year 7 under
-- 100), and the Intervention Register: who qualifies for help each half-term, by which rules.

create sequence membership_number;
create sequence register_number;

-- Who is on which register, from when to when. Files and people are kept apart: an import opens
-- and ends spells of its own and never touches what a person said, so it can be undone exactly.
-- A day belongs to a spell from starts_on up to, and without, ends_on.
-- grain: one row per pupil, register, source and spell
create table register_membership (
    membership_id bigint not null,
    pupil_id bigint not null,
    register text not null,      -- sen, more_able, pupil_premium, under_100
    source text not null,        -- file, hand
    is_member boolean not null,  -- a person may also say that a pupil is not on it; a file's is true
    detail text,                 -- of SEN: K or E
    starts_on date not null,
    ends_on date,
    opened_as text not null,     -- first_list: so when first listed; change: a later file; hand
    import_id bigint,            -- the file that opened it; null by hand
    ended_import_id bigint,      -- the file that ended it
    said_by text,                -- by hand: who, when, why
    said_at timestamp,
    note text,
    kept_by text,                -- who let it stand when a file said otherwise
    kept_at timestamp,
    ended_by text,
    ended_at timestamp,
    ended_note text
);

-- The rules that propose who qualifies, as delivered. `line` is in grades beside the national
-- figure for the same KS2 start; `subjects` is how many it takes; `weeks` before the checkpoint.
-- grain: one row per rule
create table reference_register_rule (
    rule text not null,
    letter text not null,
    name text not null,
    sort_order integer not null,
    valid_from date not null,
    line double,
    subjects integer,
    weeks integer,
    source text not null
);
insert into reference_register_rule values
    ('below_expected', 'a', 'SEN or more able, below expected progress', 1, '2024-09-01',
        -2.0, 1, null, 'As delivered, 2026/27'),
    ('joined', 'b', 'Joined in the last half-term', 2, '2024-09-01',
        null, null, 10, 'As delivered, 2026/27'),
    ('less_than_good', 'c', 'Less than good progress in several subjects', 3, '2024-09-01',
        -1.5, 3, null, 'As delivered, 2026/27'),
    ('disadvantaged_behind', 'd', 'Disadvantaged and behind target', 4, '2024-09-01',
        null, 1, null, 'As delivered, 2026/27'),
    ('under_100', 'e', 'Year 7 under 100 in reading or maths', 5, '2024-09-01',
        null, null, null, 'DfE: 100 is the expected standard'),
    ('slot_behind', 'f', 'Behind in a subject that fills a slot', 6, '2024-09-01',
        null, 1, null, 'As delivered, 2026/27');

-- The school's own rules, dated. The latest valid on the day counts; among equals the one set last.
-- grain: one row per school, rule, valid-from date and time it was set
create table register_rule (
    urn integer not null,
    rule text not null,
    valid_from date not null,
    is_on boolean not null,
    line double,
    subjects integer,
    weeks integer,
    set_by text not null,
    set_at timestamp not null,
    note text
);

-- The Intervention Register of one cohort and half-term, kept as it was on the day it was renewed.
-- A second renewal for the same checkpoint is a revision; the first stays.
-- grain: one row per checkpoint and revision
create table register (
    register_id bigint not null,
    urn integer not null,
    checkpoint_id bigint not null,
    results_year integer not null,
    academic_year integer not null,
    half_term integer not null,
    revision integer not null,
    as_of_on date not null,      -- the day whose help counts as in place
    on_roll integer not null,
    renewed_by text not null,
    renewed_at timestamp not null,
    note text
);

-- grain: one row per register and pupil
create table register_entry (
    register_id bigint not null,
    pupil_id bigint not null,
    help text[] not null         -- names of the help live that day
);

-- Why each pupil was on it.
-- grain: one row per register, pupil and rule
create table register_reason (
    register_id bigint not null,
    pupil_id bigint not null,
    rule text not null,
    reason text not null,
    subjects integer not null    -- how many it rests on; 0 where a rule is not about subjects
);

-- The rules as they stood, and how far they could be applied.
-- grain: one row per register and rule
create table register_rule_kept (
    register_id bigint not null,
    rule text not null,
    is_on boolean not null,
    line double,
    subjects integer,
    weeks integer,
    valid_from date not null,
    in_scope integer not null,   -- pupils the rule is about
    judged integer not null,     -- of them, those it could be applied to
    proposed integer not null
);

-- Pupils a person put on a register or took off it, and why. The latest word counts.
-- grain: one row per register, pupil and time it was said
create table register_hand (
    register_id bigint not null,
    pupil_id bigint not null,
    is_on boolean not null,
    reason text not null,
    said_by text not null,
    said_at timestamp not null
);

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
from pupil p
cross join (values ('sen'), ('more_able'), ('pupil_premium'), ('under_100')) as r (register);

-- The pupils already here when the registers came: on them since first listed.
insert into register_membership by name
select
    nextval('membership_number') as membership_id, f.pupil_id, f.register, 'file' as source,
    true as is_member, f.detail,
    coalesce(s.as_of_on, b.imported_at::date) as starts_on,
    'first_list' as opened_as, p.import_id
from register_in_file f
join pupil p using (pupil_id)
join school s on s.urn = f.urn
join import_batch b on b.import_id = p.import_id
where f.file_says
and coalesce(coalesce(s.as_of_on, b.imported_at::date) <= f.last_day, true)
order by f.pupil_id, f.register;

-- grain: one row per pupil
create or replace view viewer.pupil as
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
    from main.pupil p
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

-- Every row of the registers, those that ended included.
-- grain: one row per pupil, register, source and spell
create view viewer.register_membership as
select
    m.* exclude (ends_on),
    case
        when m.register = 'under_100'
            then least(m.ends_on, make_date(p.results_year - 4, 9, 1))
        else m.ends_on
    end as ends_on,
    p.urn
from main.register_membership m
join viewer.pupil p using (pupil_id);

-- What the file says now beside what a person says now.
-- grain: one row per pupil and register
create view viewer.register_flag as
select
    f.pupil_id, f.urn, f.register, f.file_says, f.last_day,
    h.membership_id as hand_id, h.is_member as hand_says, h.starts_on as hand_from,
    h.said_by, h.said_at, h.note, h.kept_at,
    coalesce(h.is_member, f.file_says) as is_member
from main.register_in_file f
join viewer.pupil p using (pupil_id)
left join main.register_membership h
    on h.pupil_id = f.pupil_id and h.register = f.register
    and h.source = 'hand' and h.ends_on is null;

-- The days each pupil was on each register, files and people taken together: where both speak,
-- the person counts. `opened_*` tell of the row that the spell began with.
-- grain: one row per pupil, register and spell
create view viewer.register_spell as
with said as (
    select * replace (coalesce(ends_on, date '9999-12-31') as ends_on)
    from viewer.register_membership
    where ends_on is null or ends_on > starts_on
),
edge as (
    select pupil_id, register, starts_on as day from said
    union
    select pupil_id, register, ends_on from said
),
segment as (
    select *, lead(day) over (partition by pupil_id, register order by day) as until from edge
),
stated as (
    select
        g.pupil_id, g.register, g.day, g.until,
        coalesce(h.is_member, f.is_member, false) as is_member,
        coalesce(h.membership_id, f.membership_id) as membership_id
    from segment g
    left join said h
        on h.source = 'hand' and h.pupil_id = g.pupil_id and h.register = g.register
        and h.starts_on <= g.day and h.ends_on > g.day
    left join said f
        on f.source = 'file' and f.pupil_id = g.pupil_id and f.register = g.register
        and f.starts_on <= g.day and f.ends_on > g.day
    where g.until is not null
),
apart as (
    select
        *,
        sum(if(is_member, 0, 1)) over (partition by pupil_id, register order by day) as island
    from stated
),
spell as (
    select
        pupil_id, register, min(day) as starts_on, max(until) as ends_on,
        arg_min(membership_id, day) as membership_id
    from apart
    where is_member
    group by pupil_id, register, island
)
select
    s.pupil_id, m.urn, s.register, s.starts_on, nullif(s.ends_on, date '9999-12-31') as ends_on,
    s.membership_id, m.source, m.opened_as, m.detail, m.import_id, m.said_by, m.note
from spell s
join viewer.register_membership m using (membership_id);

-- The rules of each school: those delivered, and what the school has set since.
-- grain: one row per school, rule, valid-from date and time it was set
create view viewer.register_rule as
select
    s.urn, r.rule, r.valid_from, true as is_on, r.line, r.subjects, r.weeks,
    null::text as set_by, null::timestamp as set_at, null::text as note
from main.school s
cross join reference_register_rule r
union all by name
select * from main.register_rule;

create view viewer.register as select * from main.register;
create view viewer.register_rule_kept as select * from main.register_rule_kept;
create view viewer.register_entry as
select e.* from main.register_entry e join viewer.pupil p using (pupil_id);
create view viewer.register_reason as
select r.* from main.register_reason r join viewer.pupil p using (pupil_id);
create view viewer.register_hand as
select h.* from main.register_hand h join viewer.pupil p using (pupil_id);
