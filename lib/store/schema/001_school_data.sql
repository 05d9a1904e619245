-- What a school gives us: its pupils, their targets and the grades of each checkpoint.
-- No foreign keys and no indexes: either would stop later migrations from changing a column
-- (integrity is held by lib/importing and by tests). Each table that files feed has a twin,
-- `*_superseded`, holding the rows a later import replaced, so that any import can be undone.

create sequence import_number;
create sequence pupil_number;
create sequence checkpoint_number;
create sequence intervention_number;

-- grain: one row per school
create table school (
    urn integer not null,
    name text not null,
    is_sample boolean not null,
    as_of_on date                -- the day the sample school is standing on; null for a real school
);

-- School settings: behind_threshold, working_at_allowance, minimum_pupils, suppress_below …
-- grain: one row per school and setting name (defaults live in lib/store/settings.py)
create table setting (
    urn integer not null,
    name text not null,
    value text not null,
    set_at timestamp not null
);

-- grain: one row per file brought in
create table import_batch (
    import_id bigint not null,
    urn integer not null,
    file_name text not null,
    fingerprint text not null,   -- sha-256 of the bytes
    content text not null,       -- pupil_list, targets, wide_marksheet, long_results, interventions
    checkpoint_id bigint,
    imported_by text not null,
    imported_at timestamp not null,
    status text not null,        -- stored, undone
    undone_at timestamp,
    row_count integer not null,
    created integer not null,
    updated integer not null,
    unchanged integer not null,
    rejected integer not null,
    missing integer not null,
    findings text not null       -- JSON, as shown to the person; kept so a report can be shown again
);

-- grain: one row per pupil of one school
create table pupil (
    pupil_id bigint not null,
    urn integer not null,
    upn text,
    former_upn text,
    admission_number text,
    uln text,
    surname text not null,
    forename text not null,
    sex text,                    -- F, M
    date_of_birth date,
    results_year integer not null,   -- the summer the pupil's cohort sits its exams
    form text,
    is_disadvantaged boolean,
    is_looked_after boolean,
    sen text,                    -- N none, K SEN support, E education, health and care plan
    is_eal boolean,
    ks2_reading double,
    ks2_maths double,
    joined_on date,
    left_on date,
    import_id bigint not null,
    source_row integer not null
);

-- One collection of grades for one year group.
-- grain: one row per checkpoint
create table checkpoint (
    checkpoint_id bigint not null,
    urn integer not null,
    academic_year integer not null,  -- the summer it ends in: 2027 for 2026/27
    half_term integer not null,      -- 1 Autumn 1 … 6 Summer 2, 7 final results
    year_group integer not null,     -- 7 to 11
    results_year integer not null,   -- the cohort: academic_year + 11 - year_group
    kind text not null,              -- predicted, working_at, mock, final
    status text not null,            -- open, checked, locked
    collected_on date not null,
    checked_on date,
    rule_set text not null,          -- the rule set this cohort is measured by
    purpose text
);

-- grain: one row per pupil, academic year and subject
create table target (
    pupil_id bigint not null,
    academic_year integer not null,
    subject_id text not null,
    qualification text not null,
    grade text not null,
    points double not null,          -- per slot, on the scale of the qualification
    import_id bigint not null,
    source_row integer not null
);

-- grain: one row per pupil, checkpoint, subject, qualification and entered_on
create table result (
    pupil_id bigint not null,
    checkpoint_id bigint not null,
    subject_id text not null,
    qualification text not null,
    grade text not null,             -- canonical; U counts as taken, X does not
    points double,                   -- per slot; null for X
    class_code text,
    entered_on date,                 -- for final results, when first entry matters; else null
    import_id bigint not null,
    source_row integer not null,
    source_column text,
    value_in_file text               -- as it stood in the file
);

-- Who is getting which help (the first cut of the Intervention Register).
-- grain: one row per intervention
create table intervention (
    intervention_id bigint not null,
    urn integer not null,
    name text not null,
    subject_id text,
    wave integer,
    kind text,
    lead text,
    starts_on date not null,
    ends_on date,
    import_id bigint not null
);

-- grain: one row per intervention and pupil
create table intervention_pupil (
    intervention_id bigint not null,
    pupil_id bigint not null,
    starts_on date not null,
    ends_on date,
    import_id bigint not null,
    source_row integer not null
);

create table pupil_superseded as select *, null::bigint as superseded_by from pupil;
create table target_superseded as select *, null::bigint as superseded_by from target;
create table result_superseded as select *, null::bigint as superseded_by from result;
create table intervention_superseded as select *, null::bigint as superseded_by from intervention;
create table intervention_pupil_superseded as
select *, null::bigint as superseded_by from intervention_pupil;
