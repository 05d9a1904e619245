-- Say that a milestone is done, or is not done after all.
-- grain: one row per cycle, milestone and time it was said
-- params: cycle_id, milestone, version, is_done, done_on, note, said_by
insert into milestone_word by name
select
    $cycle_id as cycle_id, $milestone as milestone, $version as version, $is_done as is_done,
    $done_on::date as done_on, nullif($note, '') as note, $said_by as said_by,
    now()::timestamp as said_at;
