-- One cycle as it stands.
-- grain: one row, or none when there is no such cycle
-- params: cycle_id
select version, urn, kind, department, focus, starts_on, weeks_off, is_stopped
from programme_cycle
where cycle_id = $cycle_id
qualify row_number() over (order by version desc) = 1;
