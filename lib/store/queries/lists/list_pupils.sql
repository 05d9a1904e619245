-- Who goes on each subject's list, with what is known of them: behind now (persistent, new) or
-- behind lately (one-off). Surest first: persistent, then new, then one-off; longest run, then
-- largest shortfall. Help is what is live on the day asked about, the subject's own first.
-- grain: one row per pupil and subject
-- params: checkpoint_id, as_of_on, subject_id
with chosen as (
    select urn, results_year, rule_set, cohort_sequence
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
listed as (
    select *
    from viewer.grade
    where checkpoint_id = $checkpoint_id
    and status in ('persistent', 'new', 'one_off')
    and subject_id = coalesce($subject_id, subject_id)
),
earlier as (
    select
        g.pupil_id, g.subject_id,
        max(g.grade) filter (where g.cohort_sequence = chosen.cohort_sequence - 1) as grade_before,
        max(g.grade) filter (where g.cohort_sequence = chosen.cohort_sequence - 2) as grade_two_before
    from viewer.grade g
    join chosen using (urn, results_year)
    group by g.pupil_id, g.subject_id
),
slots as (
    select
        l.pupil_id, l.subject_id,
        string_agg(
            case l.element when 'ebacc' then 'EBacc' else upper(l.element[1]) || l.element[2:] end
            || case when l.weight = 2 then ', doubled' when e.slots > 1 then ' ' || l.slot else '' end,
            ' + ' order by l.part
        ) filter (where l.element is not null) as slot
    from viewer.slot l
    join chosen using (rule_set)
    left join reference_element e on e.rule_set = l.rule_set and e.element = l.element
    where l.checkpoint_id = $checkpoint_id
    group by l.pupil_id, l.subject_id
),
live_help as (
    select pupil_id, subject_id, name || coalesce(' (wave ' || wave || ')', '') as help
    from viewer.intervention_pupil
    where starts_on <= $as_of_on and coalesce(ends_on >= $as_of_on, true)
),
helped as (
    select
        l.pupil_id, l.subject_id,
        string_agg(
            h.help, '; '
            order by coalesce(h.subject_id = l.subject_id, false) desc, h.help
        ) as help
    from listed l
    join live_help h using (pupil_id)
    group by l.pupil_id, l.subject_id
)
select
    g.pupil_id, g.subject_id, g.subject, g.subject_order,
    p.surname || ', ' || p.forename as pupil,
    g.form, g.class_code, g.is_disadvantaged, g.sen, g.ks2_average,
    g.target_grade, e.grade_two_before, e.grade_before, g.grade,
    g.shortfall, g.status, g.behind_run, g.checkpoints_behind,
    if(s.pupil_id is null, null, coalesce(s.slot, 'Fills no slot')) as slot,
    h.help, p.left_on,
    dense_rank() over (
        order by p.surname collate nocase.noaccent, p.forename collate nocase.noaccent, p.pupil_id
    ) as pupil_order
from listed g
join viewer.pupil p using (pupil_id)
left join earlier e using (pupil_id, subject_id)
left join slots s using (pupil_id, subject_id)
left join helped h using (pupil_id, subject_id)
order by
    g.subject_order, g.subject_id,
    list_position(['persistent', 'new', 'one_off'], g.status),
    g.behind_run desc, g.shortfall desc, pupil_order;
