-- Every cycle of a school as it stands, the latest to start first.
-- grain: one row per cycle
-- key: cycle_id
-- params: urn
-- columns: cycle_id bigint, version integer, kind varchar, department varchar, focus varchar,
--   starts_on date, weeks_off date[], is_stopped boolean, because varchar, said_by varchar,
--   said_at timestamp
select
    cycle_id, version, kind, department, coalesce(focus, '') as focus, starts_on, weeks_off,
    is_stopped, coalesce(because, '') as because, said_by, said_at
from viewer.programme_cycle
where urn = $urn
qualify row_number() over (partition by cycle_id order by version desc) = 1
order by starts_on desc, cycle_id desc;
