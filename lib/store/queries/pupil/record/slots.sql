-- The working of every Attainment 8 of a pupil.
-- grain: one row per checkpoint, rule set, subject, entered_on and part
-- key: checkpoint, rule_set, subject, qualification, part
-- params: pupil_id
-- columns: checkpoint varchar, rule_set varchar, subject varchar, qualification varchar, grade
--   varchar, part integer, points double, element varchar, slot integer, weight integer,
--   counted_points double, reason varchar
select
    c.academic_year_label || ' ' || c.name as checkpoint, l.rule_set,
    l.subject, l.qualification, l.grade, l.part, l.points,
    l.element, l.slot, l.weight, l.counted_points, l.reason
from viewer.slot l
join viewer.checkpoint c using (checkpoint_id)
where l.pupil_id = $pupil_id
order by c.collected_on, l.checkpoint_id, l.rule_set, l.counted_points desc, l.subject, l.part;
