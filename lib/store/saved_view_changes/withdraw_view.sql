-- Take a view out of the list; the row stays.
update saved_view
set is_offered = false
where view_id = $view_id and urn = $urn and is_offered
returning view_id;
