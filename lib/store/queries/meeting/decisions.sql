-- What a department decided about a cohort, newest first, with the checkpoint it looked at.
-- grain: one row per decision
-- key: decision_id
-- params: urn, department, results_year
-- columns: decision_id bigint, what varchar, who varchar, due_on date, decided_on date, state
--   varchar, class_code varchar, measure varchar, value_then double, n_then integer,
--   checkpoint_id bigint, pupil_ids bigint[], codes varchar[], cohort_sequence bigint, kind
--   varchar, collected_on date
with about as (
    select
        m.decision_id,
        list(m.pupil_id order by p.code) as pupil_ids,
        list(p.code order by p.code) as codes
    from viewer.meeting_decision_pupil m
    join viewer.pupil p using (pupil_id)
    group by m.decision_id
)
select
    d.decision_id, d.what, d.who, d.due_on, d.decided_on, d.state, d.class_code,
    d.measure, d.value_then, d.n_then, d.checkpoint_id,
    coalesce(a.pupil_ids, []) as pupil_ids, coalesce(a.codes, []) as codes,
    c.cohort_sequence, c.kind, c.collected_on
from viewer.meeting_decision d
join viewer.checkpoint c using (checkpoint_id)
left join about a using (decision_id)
where d.urn = $urn and d.department = $department and d.results_year = $results_year
order by d.decided_on desc, d.decision_id desc;
