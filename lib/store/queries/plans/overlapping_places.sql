-- Every place on an intervention that is live on some day between two.
-- grain: one row per place
-- key: pupil_id, intervention_id, starts_on
-- params: urn, starts_on, ends_on
-- columns: pupil_id bigint, intervention_id bigint, name varchar, weekday integer, time_of_day
--   varchar, minutes integer, starts_on date, ends_on date
select
    i.pupil_id, i.intervention_id, i.name, d.weekday, d.time_of_day, d.minutes,
    i.starts_on, i.ends_on
from viewer.intervention_pupil i
join viewer.intervention d using (intervention_id)
where i.urn = $urn
and i.starts_on <= $ends_on and coalesce(i.ends_on >= $starts_on, true)
and coalesce(i.ends_on >= i.starts_on, true)
order by i.intervention_id, i.pupil_id;
