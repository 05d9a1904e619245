-- The cycles of a school or of one of its departments (null: of the school), as they stand.
-- grain: one row per cycle
-- params: urn, department
select cycle_id, starts_on, weeks_off, is_stopped
from programme_cycle
where urn = $urn and department is not distinct from $department::text
qualify row_number() over (partition by cycle_id order by version desc) = 1;
