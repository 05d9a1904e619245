-- The school's settings as they stand: the latest value of each.
-- grain: one row per setting name
-- key: name
-- params: urn
-- columns: name varchar, value varchar, set_at timestamp
select name, arg_max(value, set_at) as value, max(set_at) as set_at
from viewer.setting
where urn = $urn
group by name
order by name;
