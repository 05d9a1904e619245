-- Keep each thing an entry can count for, once.
-- grain: one row per element, slot, weight and reason not yet kept
-- params: none
insert into slot_use
select
    (select coalesce(max(use_id), 0) from slot_use) + row_number() over (order by u.place),
    u.element, u.slot, u.weight, u.reason
from scoring_use u
where not exists (
    select 1 from slot_use k
    where k.element is not distinct from u.element and k.slot is not distinct from u.slot
    and k.weight = u.weight and k.reason = u.reason
);
