-- Give a view that is offered another name; returns it, or nothing where there is none.
-- grain: one row per view renamed
-- params: urn, view_id, name
update saved_view
set name = $name, renamed_at = now()::timestamp
where view_id = $view_id and urn = $urn and is_offered
returning view_id;
