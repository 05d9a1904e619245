-- name: keep_sentence
-- Keep a sentence in place of Checkpoint's own on one card; a blank one goes back to that.
-- grain: one row per change
-- params: checkpoint_id, card_id, sentence, edited_by
insert into governor_sentence by name
select
    c.urn, c.checkpoint_id, $card_id as card_id, nullif($sentence, '') as sentence,
    $edited_by as edited_by, now()::timestamp as edited_at
from checkpoint c
where c.checkpoint_id = $checkpoint_id;

-- name: named_in
-- The pupils and classes of a checkpoint's school, to look for in a sentence for governors.
-- grain: one row per name
-- params: checkpoint_id
with at_school as (
    select urn from checkpoint where checkpoint_id = $checkpoint_id
),
plans as (
    select unnest([lead, leader, resources_assured_by]) as name
    from intervention
    join at_school using (urn)
)
select forename || ' ' || surname as name from standing.pupil join at_school using (urn)
union
select name from plans where name is not null
union
select distinct class_code as name
from standing.result
join standing.pupil using (pupil_id)
join at_school using (urn)
where class_code is not null;
