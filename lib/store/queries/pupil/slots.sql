-- Which result fills which slot, in the order of the elements; those that fill none come last.
-- grain: one row per subject, qualification, entered_on and part
-- key: subject_id, qualification, entered_on, part
-- params: pupil_id, checkpoint_id, rule_set
-- columns: subject_id varchar, subject varchar, qualification varchar, grade varchar, entered_on
--   date, part integer, points double, element varchar, slot integer, weight integer,
--   counted_points double, reason varchar, parts bigint
select
    l.subject_id, l.subject, l.qualification, l.grade, l.entered_on, l.part, l.points,
    l.element, l.slot, l.weight, l.counted_points, l.reason,
    count(*) over (partition by l.subject_id, l.qualification, l.entered_on) as parts
from viewer.slot l
left join reference_element e using (rule_set, element)
where l.pupil_id = $pupil_id and l.checkpoint_id = $checkpoint_id and l.rule_set = $rule_set
order by e.sort_order nulls last, l.slot, l.subject, l.part;
