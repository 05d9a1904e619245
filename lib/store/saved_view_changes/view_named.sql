-- Another view that is offered under this name.
-- grain: one row per view of that name
-- params: urn, name, view_id
select view_id
from saved_view
where urn = $urn and is_offered and lower(name) = lower($name) and view_id is distinct from $view_id;
