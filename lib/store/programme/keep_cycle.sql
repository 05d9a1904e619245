-- Say a cycle anew.
-- grain: one row per cycle and version
-- params: cycle_id, version, urn, kind, department, focus, starts_on, weeks_off, is_stopped, because, said_by
insert into programme_cycle by name
select
    $cycle_id as cycle_id, $version as version, $urn as urn, $kind as kind,
    $department as department, nullif($focus, '') as focus, $starts_on::date as starts_on,
    $weeks_off::date[] as weeks_off, $is_stopped as is_stopped, nullif($because, '') as because,
    $said_by as said_by, now()::timestamp as said_at;
