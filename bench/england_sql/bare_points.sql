-- The same results as bare points by element, made beforehand: what the bare query is given.
-- grain: one row per case, subject and part
-- params: none
create or replace temp table bare_points as
select
    r.case_id as pupil_id,
    coalesce(e.element, 'other') as element,
    p.points
from scoring_result r
join reference_points p using (qualification, grade)
left join reference_element_subject e on e.subject_id = r.subject_id and e.rule_set = '2024'
where p.tables_year = 2024;
