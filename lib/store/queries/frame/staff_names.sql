-- The members of staff a school has named on its plans, and those of its staff list.
-- grain: one row per name and part
-- key: name, part
-- params: urn
-- columns: name varchar, part varchar
select distinct name, part
from (
    select lead as name, 'lead' as part from viewer.intervention where urn = $urn
    union all
    select leader as name, 'leader' as part from viewer.intervention where urn = $urn
    union all
    select name, unnest(['lead', 'leader']) as part from viewer.staff_member where urn = $urn
) said
where name is not null and name <> ''
order by part, name;
