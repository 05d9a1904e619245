-- Take a view out of the list; the row stays.
-- grain: one row per view withdrawn
-- params: urn, view_id
update saved_view
set is_offered = false
where view_id = $view_id and urn = $urn and is_offered
returning view_id;
