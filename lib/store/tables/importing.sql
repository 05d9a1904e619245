-- The files brought in, and how a person said a layout is to be read.

create sequence import_number;

-- grain: one row per file brought in
create table import_batch (
    import_id bigint not null,
    urn integer not null,
    file_name text not null,
    fingerprint text not null,  -- sha-256 of the bytes
    content text not null,  -- pupil_list, targets, wide_marksheet, long_results, interventions
    checkpoint_id bigint,
    imported_by text not null,
    imported_at timestamp not null,
    status text not null,  -- stored, undone
    undone_at timestamp,
    row_count integer not null,
    created integer not null,
    updated integer not null,
    unchanged integer not null,
    rejected integer not null,
    missing integer not null,
    findings text not null,  -- JSON, as shown to the person; kept so a report can be shown again
    format text,  -- csv, xlsx, ctf … as its reader is called
    sheet text,  -- blank for a file with one table
    part_of bigint,  -- the import_id of the file's first part
    primary key (import_id)
);

-- How a person said a column is to be read. The latest answer for a layout and column counts.
-- grain: one row per school, layout, column and time it was said
create table layout_answer (
    urn integer not null,
    layout text not null,  -- what the headings of a sheet come to, whatever their order
    column_key text not null,  -- the column's heading, as lib/importing compares headings
    heading text not null,  -- as it stood in the file
    field text,  -- upn, surname … or not_used; null for a subject
    subject_id text,
    measure text,  -- grade, target, class; null for a field
    qualification text,  -- the grade scale; null for the one the column's values are on
    said_by text not null,
    said_at timestamp not null,
    file_name text not null
);

-- Which kind of file a person said a layout is.
-- grain: one row per school, layout and time it was said
create table layout_content (
    urn integer not null,
    layout text not null,
    content text not null,
    said_by text not null,
    said_at timestamp not null,
    file_name text not null
);

-- Names of subjects, or qualification numbers, that rows of files have, as a person said which
-- subject each is. The latest answer for a name counts.
-- grain: one row per school, name and time it was said
create table subject_other_name (
    urn integer not null,
    name text not null,  -- as it stood in the file
    name_key text not null,  -- as lib/importing compares names
    subject_id text,  -- null: what was said before is taken back
    said_by text not null,
    said_at timestamp not null,
    file_name text not null
);
