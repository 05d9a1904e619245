-- Keep a sentence in place of Checkpoint's own on one card; a blank one goes back to that.
-- grain: one row per change
-- params: checkpoint_id, card_id, sentence, edited_by
insert into governor_sentence by name
select
    c.urn, c.checkpoint_id, $card_id as card_id, nullif($sentence, '') as sentence,
    $edited_by as edited_by, now()::timestamp as edited_at
from checkpoint c
where c.checkpoint_id = $checkpoint_id;
