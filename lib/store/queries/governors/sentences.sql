-- What the school wrote in place of the sentences of a checkpoint's cards, the newest first. A
-- sentence that is missing took the one before it back.
-- grain: one row per card and change
-- key: card_id, edited_at
-- params: checkpoint_id
-- columns: card_id varchar, sentence varchar, edited_by varchar, edited_at timestamp
select card_id, sentence, edited_by, edited_at
from viewer.governor_sentence
where checkpoint_id = $checkpoint_id
order by card_id, edited_at desc;
