-- The reviews that ought to have been done by a day: a plan that ended or was closed more than
-- seven days before with no review of it, and a follow-up that is due and not done. A plan also
-- counts as reviewed when every pupil who was on it to the end has been. A follow-up is due
-- thirteen weeks (a term) after a review that ended the help, by stop or back to class.
-- grain: one row per overdue review
-- key: intervention_id, what
-- params: urn, day
-- columns: intervention_id bigint, name varchar, subject varchar, lead varchar, leader varchar,
--   starts_on date, ended_on date, what varchar, due_on date, days_overdue integer, pupils bigint
with plan as (
    select
        intervention_id, name, subject_id, lead, leader, starts_on,
        least(ends_on, closed_on - 1) as ended_on
    from viewer.intervention
    where urn = $urn and least(ends_on, closed_on - 1) <= $day::date
),
each_pupil as (
    select
        plan.intervention_id, m.pupil_id,
        max(coalesce(m.ends_on, plan.ended_on)) >= any_value(plan.ended_on) as to_the_end
    from plan
    join viewer.intervention_pupil m using (intervention_id)
    group by plan.intervention_id, m.pupil_id
),
pupils as (
    select
        e.intervention_id,
        count(*) as pupils,
        bool_and(r.review_id is not null) filter (where e.to_the_end) as all_reviewed
    from each_pupil e
    left join viewer.latest_review r
        on r.intervention_id = e.intervention_id and r.pupil_id = e.pupil_id and not r.is_follow_up
    group by e.intervention_id
),
due as (
    select intervention_id, 'review' as what, ended_on + 7 as due_on, ended_on + 7 < $day::date as is_due
    from plan
    join pupils using (intervention_id)
    where not coalesce(all_reviewed, false)
    and intervention_id not in (
        select intervention_id from viewer.latest_review
        where pupil_id is null and not is_follow_up
    )
    union all by name
    select intervention_id, 'follow_up' as what, due_on, due_on <= $day::date as is_due
    from (
        select intervention_id, reviewed_on + 91 as due_on
        from viewer.latest_review
        where pupil_id is null and not is_follow_up and next_step in ('stop', 'hand_back')
    )
    where intervention_id not in (
        select intervention_id from viewer.latest_review where pupil_id is null and is_follow_up
    )
)
select
    i.intervention_id, i.name, s.name as subject, i.lead, i.leader, i.starts_on,
    least(i.ends_on, i.closed_on - 1) as ended_on, due.what, due.due_on,
    ($day::date - due.due_on)::integer as days_overdue, coalesce(pupils.pupils, 0) as pupils
from due
join viewer.intervention i using (intervention_id)
left join pupils using (intervention_id)
left join reference_subject s using (subject_id)
where due.is_due and i.urn = $urn
order by due.due_on, i.name, i.intervention_id;
