-- Targets whose grade is worth nothing known by the rules of the pupil's year: X, or a grade of a
-- qualification that year's tables do not list.
-- grain: one row per target
-- params: none
with points as (
    select r.results_year, p.qualification, p.grade, p.points
    from reference_points p
    join reference_rule_set r on r.tables_year = p.tables_year
    where not r.is_proposal
)
select e.source_row, e.place
from entry e
join pupil u using (pupil_id)
left join points p
    on p.results_year = u.results_year
    and p.qualification = e.qualification and p.grade = e.grade
where e.state in ('ok', 'repaired') and p.points is null
order by e.source_row, e.place;
