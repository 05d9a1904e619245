-- Write down who changed what of a plan, and what it said before.
-- grain: one row per changed field
-- params: intervention_id, pupil_id, field, old, new, who
insert into intervention_change by name
select
    $intervention_id::bigint as intervention_id, $pupil_id::bigint as pupil_id,
    $field::text as field, $old::text as old, $new::text as new, $who::text as changed_by,
    now()::timestamp as changed_at;
