-- The bare query: always doubles English, knows no discounting, no estimate and no working.
-- grain: one row per pupil
-- params: none
create or replace temp table bare_total as
with best as (
    select
        pupil_id,
        max(points, 2) filter (where element = 'english') as english,
        max(points, 1) filter (where element = 'maths') as maths,
        max(points, 6) filter (where element = 'ebacc') as ebacc,
        max(points, 3) filter (where element = 'other') as other
    from bare_points
    group by pupil_id
),

filled as (
    select
        *,
        list_sort(list_concat(other, ebacc[4:], english[2:]), 'desc')[1:3] as open
    from best
)

select
    pupil_id,
    2 * coalesce(english[1], 0) + 2 * coalesce(maths[1], 0)
    + coalesce(list_sum(ebacc[1:3]), 0) + coalesce(list_sum(open), 0) as attainment_8
from filled;
