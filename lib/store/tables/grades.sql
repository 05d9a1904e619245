-- The targets and the grades, as they stood in the files. `qualification` is a qualification, or a
-- scale of Years 7 to 9 (views/3_scales.sql), whose points are steps and count for nothing.

-- grain: one row per pupil, academic year and subject
create table target (
    pupil_id bigint not null,
    academic_year integer not null,
    subject_id text not null,
    qualification text not null,
    grade text not null,
    points double not null,  -- per slot, on the scale of the qualification
    import_id bigint not null,
    source_row integer not null,
    superseded_by bigint  -- the import that replaced this row; null: it stands
);

-- grain: one row per pupil, checkpoint, subject, qualification and entered_on
create table result (
    pupil_id bigint not null,
    checkpoint_id bigint not null,
    subject_id text not null,
    qualification text not null,
    grade text not null,  -- canonical; U counts as taken, X does not
    points double,  -- per slot; null for X
    class_code text,
    entered_on date,  -- for final results, when first entry matters; else null
    import_id bigint not null,
    source_row integer not null,
    source_column text,
    value_in_file text,  -- as it stood in the file
    superseded_by bigint  -- the import that replaced this row; null: it stands
);
