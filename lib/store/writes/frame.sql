-- name: keep_view
-- Keep a page with its filters under a name.
-- grain: one row per view kept
-- params: urn, name, page, address, saved_by
insert into saved_view (view_id, urn, name, page, address, saved_by, saved_at, is_offered)
values (
    nextval('saved_view_number'), $urn, $name, $page, $address, $saved_by, now()::timestamp, true
);

-- name: pupil_named
-- Whether a line of words (lower case, one blank between them and at either end) holds both names
-- of a pupil.
-- grain: one row
-- params: urn, words
with known as (
    select
        ' ' || trim(lower(regexp_replace(forename, '[^\p{L}]+', ' ', 'g'))) || ' ' as forename,
        ' ' || trim(lower(regexp_replace(surname, '[^\p{L}]+', ' ', 'g'))) || ' ' as surname
    from standing.pupil
    where urn = $urn
)
select count(*) > 0
from known
where trim(forename) <> '' and trim(surname) <> ''
and contains($words, forename) and contains($words, surname);

-- name: rename_view
-- Give a view that is offered another name; returns it, or nothing where there is none.
-- grain: one row per view renamed
-- params: urn, view_id, name
update saved_view
set name = $name, renamed_at = now()::timestamp
where view_id = $view_id and urn = $urn and is_offered
returning view_id;

-- name: view_named
-- Another view that is offered under this name.
-- grain: one row per view of that name
-- params: urn, name, view_id
select view_id
from saved_view
where urn = $urn and is_offered and lower(name) = lower($name) and view_id is distinct from $view_id;

-- name: withdraw_view
-- Take a view out of the list; the row stays.
-- grain: one row per view withdrawn
-- params: urn, view_id
update saved_view
set is_offered = false
where view_id = $view_id and urn = $urn and is_offered
returning view_id;
