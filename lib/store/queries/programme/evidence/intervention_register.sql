-- Who was on every Intervention Register that was kept, the newest revision of each half-term, why
-- and with what help. A pupil put on or taken off by hand stands with the reason that was given.
-- grain: one row per register and pupil
-- key: checkpoint, pupil_id
-- params: urn
-- columns: checkpoint varchar, collected_on date, results_year integer, pupil_id bigint,
--   pupil_name varchar, pupil_code varchar, form varchar, reasons varchar, help varchar[],
--   hand_is_on boolean, hand_reason varchar, said_by varchar, renewed_by varchar, renewed_at
--   timestamp
with newest as (
    select distinct on (checkpoint_id)
        register_id, checkpoint_id, results_year, renewed_by, renewed_at
    from viewer.register
    where urn = $urn
    order by checkpoint_id, revision desc
),
by_hand as (
    select distinct on (register_id, pupil_id) register_id, pupil_id, is_on, reason, said_by
    from viewer.register_hand
    order by register_id, pupil_id, said_at desc
),
why as (
    select r.register_id, r.pupil_id, string_agg(r.reason, '; ' order by d.sort_order) as reasons
    from viewer.register_reason r
    join reference_register_rule d using (rule)
    group by r.register_id, r.pupil_id
),
listed as (
    select register_id, pupil_id from viewer.register_entry
    union
    select register_id, pupil_id from by_hand
)
select
    c.academic_year_label || ' ' || c.name as checkpoint, c.collected_on, n.results_year,
    l.pupil_id, p.name as pupil_name, p.code as pupil_code, p.form, y.reasons,
    coalesce(e.help, []) as help, h.is_on as hand_is_on, h.reason as hand_reason, h.said_by,
    n.renewed_by, n.renewed_at
from newest n
join listed l using (register_id)
join viewer.checkpoint c using (checkpoint_id)
join viewer.pupil p using (pupil_id)
left join why y using (register_id, pupil_id)
left join viewer.register_entry e using (register_id, pupil_id)
left join by_hand h using (register_id, pupil_id)
order by c.collected_on desc, n.results_year, p.code, l.pupil_id;
