-- Write down a decision, open, with its number as it stands.
-- grain: one row per decision
-- params: decision_id, urn, department, results_year, checkpoint_id, decided_on, what, who, due_on, class_code, measure, value_then, n_then
insert into meeting_decision by name
select
    $decision_id as decision_id, $urn as urn, $department as department,
    $results_year as results_year, $checkpoint_id as checkpoint_id,
    $decided_on::date as decided_on, $what as what, $who as who, $due_on::date as due_on,
    $class_code as class_code, $measure as measure, $value_then::double as value_then,
    $n_then::integer as n_then, 'open' as state, now()::timestamp as made_at;
