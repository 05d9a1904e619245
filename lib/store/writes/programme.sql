-- name: answer_version
-- At which version a department's answer to a question stands.
-- grain: one row, with 0 when it has not answered
-- params: urn, department, question
select coalesce(max(version), 0)
from self_review
where urn = $urn and department = $department and question = $question;

-- name: cycle_standing
-- One cycle as it stands.
-- grain: one row, or none when there is no such cycle
-- params: cycle_id
select version, urn, kind, department, focus, starts_on, weeks_off, is_stopped
from programme_cycle
where cycle_id = $cycle_id
qualify row_number() over (order by version desc) = 1;

-- name: department_known
-- Whether subjects belong to a department of this name.
-- grain: one row
-- params: department
select count(*) > 0 from reference_subject where department = $department;

-- name: keep_answer
-- Keep what a department answers to one question.
-- grain: one row per school, department, question and time it was answered
-- params: urn, department, question, version, state, evidence, reviewed_on, said_by
insert into self_review by name
select
    $urn as urn, $department as department, $question as question, $version as version,
    $state as state, nullif($evidence, '') as evidence, $reviewed_on::date as reviewed_on,
    $said_by as said_by, now()::timestamp as said_at;

-- name: keep_cycle
-- Say a cycle anew.
-- grain: one row per cycle and version
-- params: cycle_id, version, urn, kind, department, focus, starts_on, weeks_off, is_stopped, because, said_by
insert into programme_cycle by name
select
    $cycle_id as cycle_id, $version as version, $urn as urn, $kind as kind,
    $department as department, nullif($focus, '') as focus, $starts_on::date as starts_on,
    $weeks_off::date[] as weeks_off, $is_stopped as is_stopped, nullif($because, '') as because,
    $said_by as said_by, now()::timestamp as said_at;

-- name: keep_line
-- Say a line of the strategic plan anew.
-- grain: one row per line and version
-- params: line_id, version, urn, academic_year, pupil_group, aim, leader, experts, starts_on, ends_on, is_withdrawn, because, said_by
insert into strategy_line by name
select
    $line_id as line_id, $version as version, $urn as urn, $academic_year as academic_year,
    $pupil_group as pupil_group, $aim as aim, $leader as leader, nullif($experts, '') as experts,
    $starts_on::date as starts_on, $ends_on::date as ends_on, $is_withdrawn as is_withdrawn,
    nullif($because, '') as because, $said_by as said_by, now()::timestamp as said_at;

-- name: keep_milestone
-- Keep a milestone that a cycle begins with.
-- grain: one row per cycle and milestone
-- params: cycle_id, milestone, name, meaning, week, sort_order
insert into cycle_milestone by name
select
    $cycle_id as cycle_id, $milestone as milestone, $name as name, $meaning as meaning,
    $week as week, $sort_order as sort_order;

-- name: keep_milestone_word
-- Say that a milestone is done, or is not done after all.
-- grain: one row per cycle, milestone and time it was said
-- params: cycle_id, milestone, version, is_done, done_on, note, said_by
insert into milestone_word by name
select
    $cycle_id as cycle_id, $milestone as milestone, $version as version, $is_done as is_done,
    $done_on::date as done_on, nullif($note, '') as note, $said_by as said_by,
    now()::timestamp as said_at;

-- name: line_version
-- At which version a line of the strategic plan stands.
-- grain: one row, with 0 when there is no such line
-- params: line_id
select coalesce(max(version), 0), coalesce(arg_max(is_withdrawn, version), false)
from strategy_line
where line_id = $line_id;

-- name: milestone_standing
-- How one milestone stands: the latest version of what was said of it (0: nothing) and whether done.
-- grain: one row, or none when the cycle has no such milestone
-- params: cycle_id, milestone
select
    m.name,
    coalesce(max(w.version), 0) as version,
    coalesce(arg_max(w.is_done, w.version), false) as is_done
from cycle_milestone m
left join milestone_word w using (cycle_id, milestone)
where m.cycle_id = $cycle_id and m.milestone = $milestone
group by m.name;

-- name: next_cycle
-- The number of a new cycle.
-- grain: one row
-- params: none
select nextval('cycle_number');

-- name: next_line
-- The number of a new line of the strategic plan.
-- grain: one row
-- params: none
select nextval('strategy_number');

-- name: standing_cycles
-- The cycles of a school or of one of its departments (null: of the school), as they stand.
-- grain: one row per cycle
-- params: urn, department
select cycle_id, starts_on, weeks_off, is_stopped
from programme_cycle
where urn = $urn and department is not distinct from $department::text
qualify row_number() over (partition by cycle_id order by version desc) = 1;
