-- name: change_decision
-- Change one field of a decision.
-- grain: one row per decision changed
-- params: decision_id, field, new
update meeting_decision
set
    what = case $field when 'what' then $new else what end,
    who = case $field when 'who' then $new else who end,
    due_on = case $field when 'due_on' then try_cast($new as date) else due_on end,
    state = case $field when 'state' then $new else state end
where decision_id = $decision_id;

-- name: keep_decision
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

-- name: keep_pupil
-- Say which pupil a decision is about; a pupil of another school is not taken.
-- grain: one row per decision and pupil
-- params: decision_id, pupil_id, urn
insert into meeting_decision_pupil by name
select $decision_id as decision_id, pupil_id
from standing.pupil
where pupil_id = $pupil_id and urn = $urn
returning pupil_id;

-- name: next_decision
-- Give the next decision its number.
-- grain: one row
-- params: none
select nextval('decision_number');

-- name: read_note
-- Put a note on the screen away for good.
-- grain: one row per school and note
-- params: urn, note
insert into note_read by name
select $urn as urn, $note as note, now()::timestamp as read_at
where not exists (from note_read where urn = $urn and note = $note);

-- name: record_change
-- Keep what a decision said before, what it says now, and who changed it.
-- grain: one row per changed field
-- params: decision_id, field, old, new, changed_by
insert into meeting_decision_change by name
select
    $decision_id as decision_id, $field as field, $old as old, $new as new,
    $changed_by as changed_by, now()::timestamp as changed_at;

-- name: standing_decision
-- What a decision says now.
-- grain: one row per decision
-- params: decision_id
select what, who, due_on::text as due_on, state, decided_on
from meeting_decision
where decision_id = $decision_id;
