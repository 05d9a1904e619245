-- The views that are offered, by name.
-- grain: one row per saved view
-- key: view_id
-- params: urn
-- columns: view_id bigint, name varchar, page varchar, address varchar, saved_by varchar
select view_id, name, page, address, saved_by
from viewer.saved_view
where urn = $urn and is_offered
order by lower(name), view_id;
