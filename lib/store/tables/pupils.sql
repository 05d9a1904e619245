-- The pupils, and what the DfE worked out for each of them.

create sequence pupil_number;

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
    sex text,  -- F, M
    date_of_birth date,
    results_year integer not null,  -- the summer the pupil's cohort sits its exams
    form text,
    is_disadvantaged boolean,
    is_looked_after boolean,
    sen text,  -- N none, K SEN support, E education, health and care plan
    is_eal boolean,
    ks2_reading double,
    ks2_maths double,
    joined_on date,
    left_on date,
    import_id bigint not null,
    source_row integer not null,
    attendance_percent double,  -- 0 to 100, the latest told
    reading_age_months integer,  -- 12 years 4 months is 148
    is_fsm boolean,  -- free school meals now
    is_fsm6 boolean,  -- free school meals on any day of the last six years
    superseded_by bigint  -- the import that replaced this row; null: it stands
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
    source_row integer not null,
    superseded_by bigint  -- the import that replaced this row; null: it stands
);

-- Other names that files have for a pupil, as a person said of a row: it is said once.
-- grain: one row per pupil and name
create table pupil_other_name (
    pupil_id bigint not null,
    name text not null,  -- as it stood in the file
    name_key text not null,  -- as names are compared
    said_by text not null,
    said_at timestamp not null,
    file_name text not null
);
