-- Who is on each register kept of a cohort: those proposed and those put on by hand, without those
-- taken off by hand. Only the newest revision of each half-term, and no later half-term.
-- grain: one row per register and pupil
-- key: register_id, pupil_id
-- params: checkpoint_id
-- columns: register_id bigint, checkpoint_id bigint, collected_on date, pupil_id bigint, is_on
--   boolean, hand_reason varchar, said_by varchar, said_at timestamp, help varchar[]
with newest as (
    select distinct on (r.checkpoint_id) r.register_id, r.checkpoint_id, k.collected_on
    from viewer.register r
    join viewer.checkpoint k using (checkpoint_id)
    join viewer.checkpoint c on c.urn = r.urn and c.results_year = r.results_year
    where c.checkpoint_id = $checkpoint_id
    and (k.collected_on < c.collected_on or k.checkpoint_id = c.checkpoint_id)
    order by r.checkpoint_id, r.revision desc
),
by_hand as (
    select distinct on (register_id, pupil_id) register_id, pupil_id, is_on, reason, said_by, said_at
    from viewer.register_hand
    where register_id in (select register_id from newest)
    order by register_id, pupil_id, said_at desc
)
select
    n.register_id, n.checkpoint_id, n.collected_on,
    a.pupil_id,
    coalesce(h.is_on, true) as is_on,
    h.reason as hand_reason, h.said_by, h.said_at,
    coalesce(e.help, []) as help
from newest n
join (
    select register_id, pupil_id from viewer.register_entry
    union
    select register_id, pupil_id from by_hand
) a using (register_id)
left join viewer.register_entry e using (register_id, pupil_id)
left join by_hand h using (register_id, pupil_id)
order by n.collected_on, pupil_id;
