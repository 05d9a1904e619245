-- Every plan of a school with what is written of it and what was given of it.
-- grain: one row per plan
-- key: intervention_id
-- params: urn, as_of_on
-- columns: intervention_id bigint, name varchar, subject varchar, wave integer, kind varchar,
--   barrier varchar, lead varchar, leader varchar, provider varchar, pupils bigint, starts_on
--   date, ends_on date, state varchar, sessions_planned integer, sessions_held bigint, minutes
--   integer, present bigint, marks bigint, chosen_by varchar, success_criteria varchar, resources
--   varchar, resources_assured_by varchar, cost double, closed_on date, closed_because varchar
with places as (
    select intervention_id, count(distinct pupil_id) as pupils
    from viewer.intervention_pupil
    group by intervention_id
),
held as (
    select intervention_id, count(*) filter (where was_held) as sessions_held
    from viewer.intervention_session
    group by intervention_id
),
marked as (
    select session_id, pupil_id, mark
    from viewer.session_mark
    qualify row_number() over (partition by session_id, pupil_id order by marked_at desc) = 1
),
came as (
    select
        s.intervention_id, count(*) as marks, count(*) filter (where m.mark = 'present') as present
    from viewer.intervention_session s
    join marked m using (session_id)
    where s.was_held
    group by s.intervention_id
)
select
    i.intervention_id, i.name, s.name as subject, i.wave, i.kind, i.barrier, i.lead, i.leader,
    i.provider, p.pupils, i.starts_on, i.ends_on,
    case
        when i.closed_on <= $as_of_on::date then 'Closed'
        when i.starts_on > $as_of_on::date then 'To begin'
        when i.ends_on < $as_of_on::date then 'Ended'
        else 'Live'
    end as state,
    i.sessions_planned, h.sessions_held, i.minutes, c.present, c.marks, i.chosen_by,
    i.success_criteria, i.resources, i.resources_assured_by, i.cost, i.closed_on, i.closed_because
from viewer.intervention i
join places p using (intervention_id)
left join held h using (intervention_id)
left join came c using (intervention_id)
left join reference_subject s using (subject_id)
where i.urn = $urn
order by i.starts_on desc, i.name, i.intervention_id;
