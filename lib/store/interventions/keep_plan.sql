-- Store a plan made by hand.
-- grain: one row per plan
-- params: intervention_id, urn, name, subject_id, wave, kind, lead, starts_on, ends_on, barrier, place, leader, provider, cycle, sessions_planned, minutes, weekday, time_of_day, room, misses_subject_id, resources, resources_assured_by, chosen_by, from_checkpoint_id, success_criteria, cost, cost_per_session, who
insert into intervention by name
select
    $intervention_id::bigint as intervention_id, $urn::integer as urn, 1 as version,
    $name::text as name, $subject_id::text as subject_id, $wave::integer as wave,
    $kind::text as kind, $lead::text as lead, $starts_on::date as starts_on,
    $ends_on::date as ends_on, $barrier::text as barrier, $place::text as place,
    $leader::text as leader, $provider::text as provider, $cycle::text as cycle,
    $sessions_planned::integer as sessions_planned, $minutes::integer as minutes,
    $weekday::integer as weekday, $time_of_day::text as time_of_day, $room::text as room,
    $misses_subject_id::text as misses_subject_id, $resources::text as resources,
    $resources_assured_by::text as resources_assured_by, $chosen_by::text as chosen_by,
    $from_checkpoint_id::bigint as from_checkpoint_id,
    $success_criteria::text as success_criteria, $cost::double as cost,
    $cost_per_session::double as cost_per_session, $who::text as made_by,
    now()::timestamp as made_at;
