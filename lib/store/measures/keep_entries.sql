-- Keep each entry that the working speaks of, once.
-- grain: one row per rule set, subject, qualification, grade, part and points not yet kept
-- params: rule_set
insert into slot_entry
select
    (select coalesce(max(entry_id), 0) from slot_entry)
    + row_number() over (order by e.subject_id, e.qualification, e.grade, e.part),
    $rule_set, e.subject_id, e.qualification, e.grade, e.part, e.points
from scoring_entry e
where not exists (
    select 1 from slot_entry k
    where k.rule_set = $rule_set and k.subject_id = e.subject_id
    and k.qualification = e.qualification and k.grade = e.grade and k.part = e.part
    and k.points is not distinct from e.points
);
