-- Say a line of the strategic plan anew.
-- grain: one row per line and version
-- params: line_id, version, urn, academic_year, pupil_group, aim, leader, experts, starts_on, ends_on, is_withdrawn, because, said_by
insert into strategy_line by name
select
    $line_id as line_id, $version as version, $urn as urn, $academic_year as academic_year,
    $pupil_group as pupil_group, $aim as aim, $leader as leader, nullif($experts, '') as experts,
    $starts_on::date as starts_on, $ends_on::date as ends_on, $is_withdrawn as is_withdrawn,
    nullif($because, '') as because, $said_by as said_by, now()::timestamp as said_at;
