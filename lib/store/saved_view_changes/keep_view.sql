-- Keep a page with its filters under a name.
-- grain: one row per view kept
-- params: urn, name, page, address, saved_by
insert into saved_view (view_id, urn, name, page, address, saved_by, saved_at, is_offered)
values (
    nextval('saved_view_number'), $urn, $name, $page, $address, $saved_by, now()::timestamp, true
);
