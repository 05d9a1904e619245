-- The plan of a name in a subject that is still open on a day and helps pupils of the cohort of a
-- checkpoint, the newest of several. Two year groups may well use one name.
-- grain: one row per plan
-- params: urn, name, subject_id, checkpoint_id, day
select i.intervention_id
from intervention i
where i.urn = $urn and lower(i.name) = lower($name::text)
and i.subject_id is not distinct from $subject_id::text
and i.closed_on is null and coalesce(i.ends_on >= $day, true)
and exists (
    select 1
    from intervention_pupil m
    join pupil p using (pupil_id)
    join checkpoint c on c.urn = p.urn and c.results_year = p.results_year
    where m.intervention_id = i.intervention_id and c.checkpoint_id = $checkpoint_id
)
order by i.starts_on desc, i.intervention_id desc
limit 1;
