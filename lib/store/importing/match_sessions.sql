-- The plan each row of a list of marks is about, by its name, subject, pupil and day, and whether
-- its session that day was held where it is known.
-- grain: one row per row of the file that is about a plan
-- params: urn
select
    e.source_row, max(i.intervention_id) as intervention_id, bool_and(s.was_held) as was_held
from marked e
join intervention i
    on i.urn = $urn and lower(i.name) = lower(e.name)
    and (e.subject_id = '' or i.subject_id = e.subject_id)
join intervention_pupil m
    on m.intervention_id = i.intervention_id and m.pupil_id = e.pupil_id
    and m.starts_on <= e.held_on::date
    and coalesce(
        least(coalesce(m.ends_on, i.ends_on), i.closed_on - 1) >= e.held_on::date, true
    )
left join intervention_session s
    on s.intervention_id = i.intervention_id and s.held_on = e.held_on::date
group by e.source_row;
