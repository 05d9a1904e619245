-- What was given: the sessions, and who was at them. A file's marks know their import: undoing
-- takes them out, and the mark that counted before counts again.

create sequence session_number;

-- grain: one row per session that was held, or should have been
create table intervention_session (
    session_id bigint not null,
    intervention_id bigint not null,
    held_on date not null,
    minutes integer,
    was_held boolean not null,
    note text,
    taken_by text not null,
    taken_at timestamp not null,
    import_id bigint,  -- null: taken on screen
    primary key (session_id)
);

-- grain: one row per session, pupil and time it was marked; the latest counts
create table session_mark (
    session_id bigint not null,
    pupil_id bigint not null,
    mark text not null,  -- present, absent
    reason text,  -- illness, in lesson, refused, school trip, other …
    marked_by text not null,
    marked_at timestamp not null,
    import_id bigint
);
