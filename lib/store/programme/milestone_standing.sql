-- How one milestone stands: the latest version of what was said of it (0: nothing) and whether done.
-- grain: one row, or none when the cycle has no such milestone
-- params: cycle_id, milestone
select
    m.name,
    coalesce(max(w.version), 0) as version,
    coalesce(arg_max(w.is_done, w.version), false) as is_done
from cycle_milestone m
left join milestone_word w using (cycle_id, milestone)
where m.cycle_id = $cycle_id and m.milestone = $milestone
group by m.name;
