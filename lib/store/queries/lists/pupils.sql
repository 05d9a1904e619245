-- Who is on each subject's list: behind now (persistent, new), or lately (one-off).
-- Pupils who have left by the day asked about are out. Help is what is live on that day, the
-- subject's own first.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: checkpoint_id, as_of_on, subject_id
-- columns: pupil_id bigint, subject_id varchar, subject varchar, subject_order integer, pupil
--   varchar, form varchar, class_code varchar, is_disadvantaged boolean, sen varchar, ks2_average
--   double, target_grade varchar, grade_two_before varchar, grade_before varchar, grade varchar,
--   shortfall double, status varchar, behind_run integer, checkpoints_behind integer, slot
--   varchar, help varchar, pupil_order bigint
with chosen as (
    select urn, results_year, rule_set, cohort_sequence, makes_attainment_8
    from viewer.checkpoint
    where checkpoint_id = $checkpoint_id
),
listed as (
    select g.*, p.surname, p.forename
    from viewer.grade g
    join viewer.pupil p using (pupil_id)
    where g.checkpoint_id = $checkpoint_id
    and g.status in ('persistent', 'new', 'one_off')
    and g.subject_id = coalesce($subject_id, g.subject_id)
    and coalesce(p.left_on > $as_of_on, true)
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
elements as (
    select
        l.pupil_id, l.subject_id, l.element,
        case l.element when 'ebacc' then 'EBacc' else upper(l.element[1]) || l.element[2:] end
        || case when max(l.weight) = 2 then ', doubled' else '' end
        || if(max(e.slots) > 1, ' ' || string_agg(l.slot::text, ' and ' order by l.slot), '') as words,
        min(l.part) as part
    from viewer.slot l
    join chosen using (rule_set)
    join reference_element e using (rule_set, element)
    where l.checkpoint_id = $checkpoint_id
    group by l.pupil_id, l.subject_id, l.element
),
slots as (
    select pupil_id, subject_id, string_agg(words, ' + ' order by part) as slot
    from elements
    group by pupil_id, subject_id
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
    g.surname || ', ' || g.forename as pupil,
    g.form, g.class_code, g.is_disadvantaged, g.sen, g.ks2_average,
    g.target_grade, e.grade_two_before, e.grade_before, g.grade,
    g.shortfall, g.status, g.behind_run, g.checkpoints_behind,
    if(c.makes_attainment_8, coalesce(s.slot, 'Fills no slot'), null) as slot,
    h.help,
    dense_rank() over (
        order by g.surname collate nocase.noaccent, g.forename collate nocase.noaccent, g.pupil_id
    ) as pupil_order
from listed g
cross join chosen c
left join earlier e using (pupil_id, subject_id)
left join slots s using (pupil_id, subject_id)
left join helped h using (pupil_id, subject_id)
order by g.subject_order, g.subject_id, pupil_order;
