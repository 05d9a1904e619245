-- Make a checkpoint and return its number.
-- grain: one row
-- params: urn, academic_year, half_term, year_group, results_year, kind, status, collected_on, checked_on, rule_set, purpose
insert into checkpoint by name
select
    nextval('checkpoint_number') as checkpoint_id, $urn as urn,
    $academic_year as academic_year, $half_term as half_term, $year_group as year_group,
    $results_year as results_year, $kind as kind, $status as status,
    $collected_on::date as collected_on, $checked_on::date as checked_on,
    $rule_set as rule_set, $purpose as purpose
returning checkpoint_id;
