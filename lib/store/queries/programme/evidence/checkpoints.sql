-- The checkpoints of a school: what was collected when, and whether somebody has checked it.
-- grain: one row per checkpoint
-- key: checkpoint, year_group, kind
-- params: urn
-- columns: checkpoint varchar, year_group integer, kind varchar, status varchar, collected_on
--   date, checked_on date, rule_set varchar, pupils bigint
select
    c.academic_year_label || ' ' || c.name as checkpoint, c.year_group, c.kind, c.status,
    c.collected_on, c.checked_on, c.rule_set,
    (select count(distinct g.pupil_id) from viewer.grade g
    where g.checkpoint_id = c.checkpoint_id) as pupils
from viewer.checkpoint c
where c.urn = $urn
order by c.collected_on desc, c.year_group desc, c.checkpoint_id;
