-- Who is on which of the school's four registers, and on whose word.

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
