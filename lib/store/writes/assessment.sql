-- name: record_change
-- Keep who moved a checkpoint on, when and what they noted.
-- grain: one row per change
-- params: checkpoint_id, status, changed_by, note
insert into checkpoint_change by name
select
    $checkpoint_id as checkpoint_id, $status as status, $changed_by as changed_by,
    now()::timestamp as changed_at, nullif($note, '') as note;

-- name: set_purpose
-- Say what a collection is for; a blank line takes it back.
-- grain: one row per checkpoint changed
-- params: checkpoint_id, purpose
update checkpoint
set purpose = nullif($purpose, '')
where checkpoint_id = $checkpoint_id;

-- name: set_status
-- Move a checkpoint on. Opened again, it has not been checked; locked, it keeps the day it was.
-- grain: one row per checkpoint changed
-- params: checkpoint_id, status, on_day
update checkpoint
set
    status = $status,
    checked_on = case $status
        when 'open' then null
        when 'checked' then $on_day::date
        else checked_on
    end
where checkpoint_id = $checkpoint_id;

-- name: standing
-- Where a checkpoint stands, and how many grades it holds.
-- grain: one row per checkpoint
-- params: checkpoint_id
select
    c.status,
    (select count(*) from standing.result r where r.checkpoint_id = c.checkpoint_id) as grades
from checkpoint c
where c.checkpoint_id = $checkpoint_id;
