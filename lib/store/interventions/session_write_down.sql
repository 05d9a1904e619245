-- Write down what a session, or anything else of a plan, said before it was put right.
-- grain: one row per changed field
-- params: intervention_id, field, old, new, changed_by
insert into intervention_change by name
select
    $intervention_id::bigint as intervention_id, $field::text as field, $old::text as old,
    $new::text as new, $changed_by::text as changed_by, now()::timestamp as changed_at;
