-- Keep what a decision said before, what it says now, and who changed it.
-- grain: one row per changed field
-- params: decision_id, field, old, new, changed_by
insert into meeting_decision_change by name
select
    $decision_id as decision_id, $field as field, $old as old, $new as new,
    $changed_by as changed_by, now()::timestamp as changed_at;
