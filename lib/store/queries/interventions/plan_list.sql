-- Every plan of a school with its pupils and its reviews, as it stands on a day.
-- `review_days` is how many days a review is overdue: past its end, not closed, never reviewed.
-- grain: one row per plan with a pupil this viewer may see
-- params: urn, as_of_on
with places as (
    select
        i.intervention_id,
        count(distinct i.pupil_id) as pupils,
        count(distinct i.pupil_id) filter (
            where i.starts_on <= $as_of_on and coalesce(i.ends_on >= $as_of_on, true)
        ) as pupils_now,
        list(distinct p.results_year) as results_years,
        list(distinct p.form) filter (where p.form is not null) as forms
    from viewer.intervention_pupil i
    join viewer.pupil p using (pupil_id)
    where i.urn = $urn
    group by i.intervention_id
),
reviewed as (
    select intervention_id, max(reviewed_on) as reviewed_on
    from viewer.intervention_review
    where reviewed_on <= $as_of_on and not is_follow_up
    group by intervention_id
)
select
    i.intervention_id, i.name, i.subject_id, s.name as subject, s.department, i.wave, i.kind,
    i.lead, i.leader, i.starts_on, i.ends_on, i.closed_on, i.closed_because, i.sessions_planned,
    i.minutes, i.resources, i.resources_assured_by, i.barrier, i.success_criteria,
    p.pupils, p.pupils_now, p.results_years, coalesce(p.forms, []) as forms, r.reviewed_on,
    case
        when i.closed_on <= $as_of_on then 'closed'
        when i.starts_on > $as_of_on then 'to_begin'
        when i.ends_on < $as_of_on then if(r.reviewed_on is null, 'overdue', 'ended')
        when i.ends_on <= $as_of_on::date + 14 then 'ending'
        else 'live'
    end as state,
    if(
        i.ends_on < $as_of_on and r.reviewed_on is null and i.closed_on is null,
        $as_of_on::date - i.ends_on, null
    ) as review_days
from viewer.intervention i
join places p using (intervention_id)
left join reviewed r using (intervention_id)
left join reference_subject s using (subject_id)
where i.urn = $urn
order by i.ends_on, i.name, i.intervention_id;
