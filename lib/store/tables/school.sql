-- The school itself: its settings, the notes it has read and the views it keeps.

create sequence saved_view_number;

-- grain: one row per school
create table school (
    urn integer not null,
    name text not null,
    is_sample boolean not null,
    as_of_on date,  -- the day the sample school is standing on; null for a real school
    primary key (urn)
);

-- School settings: behind_threshold, working_at_allowance, minimum_pupils, suppress_below …
-- grain: one row per school and setting name (defaults live in lib/store/settings.py)
create table setting (
    urn integer not null,
    name text not null,
    value text not null,
    set_at timestamp not null
);

-- Notes on the screen that somebody has read and put away, such as the first page's welcome.
-- grain: one row per school and note
create table note_read (
    urn integer not null,
    note text not null,
    read_at timestamp not null
);

-- `address` is the page's own query, such as cohort=2027&subject=french: choices, and never a
-- pupil's name. What a person left at its default is not in it, so it goes on following the newest.
-- grain: one row per saved view
create table saved_view (
    view_id bigint not null,
    urn integer not null,
    name text not null,
    page text not null,  -- the stem of a file in pages/
    address text not null,
    saved_by text not null,
    saved_at timestamp not null,
    renamed_at timestamp,
    is_offered boolean not null,
    primary key (view_id)
);
