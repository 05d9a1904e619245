-- All that was ever said of a school's cycles and their milestones, the latest first.
-- grain: one row per thing said
-- key: cycle_id, said_at, what, milestone
-- params: urn
-- columns: cycle_id bigint, department varchar, said_at timestamp, said_by varchar, what varchar,
--   milestone varchar, starts_on date, weeks_off date[], done_on date, note varchar
with cycle as (
    select * from viewer.programme_cycle where urn = $urn
),
latest as (
    select cycle_id, department
    from cycle
    qualify row_number() over (partition by cycle_id order by version desc) = 1
)
select
    c.cycle_id, c.department, c.said_at, c.said_by,
    case
        when c.version = 1 then 'Started'
        when c.is_stopped then 'Stopped'
        else 'Dates changed'
    end as what,
    null as milestone, c.starts_on, c.weeks_off, null::date as done_on, c.because as note
from cycle c
union all by name
select
    w.cycle_id, l.department, w.said_at, w.said_by,
    if(w.is_done, 'Done', 'Not done after all') as what,
    m.name as milestone, w.done_on, w.note
from viewer.milestone_word w
join latest l using (cycle_id)
join viewer.cycle_milestone m using (cycle_id, milestone)
order by said_at desc, cycle_id, milestone;
