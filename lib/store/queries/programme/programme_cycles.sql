-- Every cycle of a school as it stands, the latest to start first.
-- grain: one row per cycle
-- params: urn
select
    cycle_id, version, kind, department, focus, starts_on, weeks_off, is_stopped, because,
    said_by, said_at
from viewer.programme_cycle
where urn = $urn
qualify row_number() over (partition by cycle_id order by version desc) = 1
order by starts_on desc, cycle_id desc;
