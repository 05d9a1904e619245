-- Every plan with a pupil of one cohort, as it stands on a day, the soonest to end first.
-- grain: one row per plan
-- key: intervention_id
-- params: urn, results_year, as_of_on
-- columns: intervention_id bigint, name varchar, subject_id varchar, subject varchar, department
--   varchar, wave integer, kind varchar, lead varchar, leader varchar, starts_on date, ends_on
--   date, closed_on date, closed_because varchar, sessions_planned integer, minutes integer,
--   resources_assured_by varchar, barrier varchar, pupils bigint, pupils_now bigint, pupil_ids
--   bigint[], forms varchar[], state varchar
with places as (
    select
        i.intervention_id,
        count(distinct i.pupil_id) as pupils,
        count(distinct i.pupil_id) filter (
            where i.starts_on <= $as_of_on and coalesce(i.ends_on >= $as_of_on, true)
        ) as pupils_now,
        list(distinct i.pupil_id order by i.pupil_id) as pupil_ids,
        list(distinct p.form order by p.form) filter (where p.form is not null) as forms
    from viewer.intervention_pupil i
    join viewer.pupil p using (pupil_id)
    where i.urn = $urn
    group by i.intervention_id
    having bool_or(p.results_year = $results_year)
)
select
    i.intervention_id, i.name, i.subject_id, s.name as subject, s.department, i.wave, i.kind,
    i.lead, i.leader, i.starts_on, i.ends_on, i.closed_on, i.closed_because, i.sessions_planned,
    i.minutes, i.resources_assured_by, i.barrier, p.pupils, p.pupils_now, p.pupil_ids,
    coalesce(p.forms, []) as forms,
    case
        when i.closed_on <= $as_of_on then 'closed'
        when i.starts_on > $as_of_on then 'to_begin'
        when i.ends_on < $as_of_on then 'ended'
        when i.ends_on <= $as_of_on::date + 14 then 'ending'
        else 'live'
    end as state
from viewer.intervention i
join places p using (intervention_id)
left join reference_subject s using (subject_id)
order by i.ends_on, i.name, i.intervention_id;
