-- Places that ran as long as their plan go on doing so when its dates move.
-- grain: one row per place moved
-- params: intervention_id, old_start, new_start, old_end, new_end
update intervention_pupil set
    starts_on = if(starts_on = $old_start or starts_on < $new_start, $new_start::date, starts_on),
    ends_on = if(ends_on = $old_end, $new_end::date, ends_on)
where intervention_id = $intervention_id and left_because is null;
