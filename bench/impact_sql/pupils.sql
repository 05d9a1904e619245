-- Nine cohorts of 180: the ones that five years of a school with five year groups see.
insert into pupil by name
select
    n as pupil_id, 999002 as urn, 'A' || n as surname, 'B' || n as forename,
    2023 + n // 180 as results_year, '11' || chr(65 + (n % 6)::integer) as form,
    n % 4 = 0 as is_disadvantaged, 100 + n % 20 as ks2_reading, 100 + n % 20 as ks2_maths,
    1 as import_id, n as source_row
from range(9 * 180) t(n);
