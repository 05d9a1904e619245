-- The reference data as pandas is given it: one line for each slot a result can fill.
-- grain: one row per subject, qualification, grade and part
-- params: none
select
    s.subject_id, p.qualification, p.grade, p.points,
    coalesce(if(q.fills_gcse_slots, e.element, null), 'open') as element,
    if(e.element = 'english', 1, 0) as is_english,
    unnest(range(p.slots)) as part
from reference_subject s
cross join reference_points p
join reference_qualification q using (qualification)
left join reference_element_subject e on e.subject_id = s.subject_id and e.rule_set = '2024'
where p.tables_year = 2024;
