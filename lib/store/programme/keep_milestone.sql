-- Keep a milestone that a cycle begins with.
-- grain: one row per cycle and milestone
-- params: cycle_id, milestone, name, meaning, week, sort_order
insert into cycle_milestone by name
select
    $cycle_id as cycle_id, $milestone as milestone, $name as name, $meaning as meaning,
    $week as week, $sort_order as sort_order;
