-- The milestones of every cycle of a school, with what was last said of each.
-- grain: one row per cycle and milestone
-- key: cycle_id, milestone
-- params: urn
-- columns: cycle_id bigint, milestone varchar, name varchar, meaning varchar, week integer,
--   sort_order integer, version integer, is_done boolean, done_on date, note varchar, said_by
--   varchar, said_at timestamp
with cycle as (
    select distinct cycle_id from viewer.programme_cycle where urn = $urn
),
latest as (
    select cycle_id, milestone, version, is_done, done_on, note, said_by, said_at
    from viewer.milestone_word
    qualify row_number() over (partition by cycle_id, milestone order by version desc) = 1
)
select
    m.cycle_id, m.milestone, m.name, m.meaning, m.week, m.sort_order,
    coalesce(l.version, 0) as version, coalesce(l.is_done, false) as is_done,
    l.done_on, coalesce(l.note, '') as note, coalesce(l.said_by, '') as said_by, l.said_at
from viewer.cycle_milestone m
join cycle using (cycle_id)
left join latest l using (cycle_id, milestone)
order by m.cycle_id, m.sort_order;
