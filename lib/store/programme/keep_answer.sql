-- Keep what a department answers to one question.
-- grain: one row per school, department, question and time it was answered
-- params: urn, department, question, version, state, evidence, reviewed_on, said_by
insert into self_review by name
select
    $urn as urn, $department as department, $question as question, $version as version,
    $state as state, nullif($evidence, '') as evidence, $reviewed_on::date as reviewed_on,
    $said_by as said_by, now()::timestamp as said_at;
