-- A page with its filters, kept under a name. Nothing is ever deleted: a view that is taken out of
-- the list is kept and no longer offered.

create sequence saved_view_number;

-- `address` is the page's own query, such as cohort=2027&subject=french: choices, and never a
-- pupil's name. What a person left at its default is not in it, so it goes on following the newest.
-- grain: one row per saved view
create table saved_view (
    view_id bigint not null,
    urn integer not null,
    name text not null,
    page text not null,          -- the stem of a file in pages/
    address text not null,
    saved_by text not null,
    saved_at timestamp not null,
    renamed_at timestamp,
    is_offered boolean not null
);

-- grain: one row per saved view
create view viewer.saved_view as select * from main.saved_view;
