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
