-- What a grade is worth on its own scale, by the newest tables.
-- grain: one row
-- params: qualification, grade
select points
from reference_points
where qualification = $qualification and upper(grade) = upper($grade::text)
order by tables_year desc
limit 1;
