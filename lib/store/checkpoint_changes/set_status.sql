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
