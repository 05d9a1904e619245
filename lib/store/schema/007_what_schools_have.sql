-- What files of other systems bring beside grades, how a person said a layout is to be read, and
-- who checked and locked a checkpoint.

alter table pupil add column attendance_percent double;    -- 0 to 100, the latest told
alter table pupil add column reading_age_months integer;   -- 12 years 4 months is 148
alter table pupil_superseded add column attendance_percent double;
alter table pupil_superseded add column reading_age_months integer;

-- A workbook may hold several sheets, and a sheet both targets and grades; each part is an import
-- of its own, and the parts of one file are undone together.
alter table import_batch add column format text;        -- csv, xlsx, ctf … as its reader is called
alter table import_batch add column sheet text;         -- blank for a file with one table
alter table import_batch add column part_of bigint;     -- the import_id of the file's first part

-- How a person said a column is to be read. The latest answer for a layout and column counts.
-- grain: one row per school, layout, column and time it was said
create table layout_answer (
    urn integer not null,
    layout text not null,        -- what the headings of a sheet come to, whatever their order
    column_key text not null,    -- the column's heading, as lib/importing compares headings
    heading text not null,       -- as it stood in the file
    field text,                  -- upn, surname … or not_used; null for a subject
    subject_id text,
    measure text,                -- grade, target, class; null for a field
    qualification text,          -- the grade scale; null for the one the column's values are on
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

-- What the DfE worked out for each pupil, from its KS4 file, to check our own figures against.
-- grain: one row per pupil
create table dfe_measure (
    pupil_id bigint not null,
    attainment_8 double,
    progress_8 double,
    ks2_average double,
    estimate double,
    import_id bigint not null,
    source_row integer not null
);
create table dfe_measure_superseded as select *, null::bigint as superseded_by from dfe_measure;

-- A grade or target taken out because its cell was blank and the person chose to clear is kept in
-- the superseded tables like a replaced one, so undo brings it back.

-- Who moved a checkpoint on, from open to checked to locked, and back from checked.
-- grain: one row per checkpoint and change
create table checkpoint_change (
    checkpoint_id bigint not null,
    status text not null,        -- open, checked, locked: what it became
    changed_by text not null,
    changed_at timestamp not null,
    note text
);

-- The newest tables when a checkpoint was measured, so that the words beside a locked figure go on
-- naming the tables it was worked out with.
-- grain: one row per checkpoint and rule set
create table measured_with (
    checkpoint_id bigint not null,
    rule_set text not null,
    tables_year integer not null,
    tables_release text not null
);

create view viewer.checkpoint_change as select * from main.checkpoint_change;
create view viewer.dfe_measure as
select d.* from main.dfe_measure d join viewer.pupil p using (pupil_id);

-- grain: one row per version of the DfE's figures for a pupil
create view viewer.held_dfe_measure as
with every_version as (
    select *, null::bigint as superseded_by from dfe_measure
    union all by name
    select * from dfe_measure_superseded
)
select * from every_version where pupil_id in (select pupil_id from viewer.pupil);

-- Where every grade stands in the files: the ones that count now and the ones they replaced.
-- grain: one row per grade ever stored
create view viewer.traced_result as
select r.*, null::bigint as superseded_by from main.result r
union all by name
select * from main.result_superseded;
