-- The checkpoints whose grades can be taken out, newest first.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: none
-- columns: checkpoint_id bigint, urn integer, kind varchar, label varchar
select
    checkpoint_id, urn, kind,
    academic_year_label || ' ' || name || ', Year ' || year_group as label
from viewer.checkpoint
order by collected_on desc, year_group desc, checkpoint_id desc;
