-- What the DfE published, and how our subjects map to it. Filled from data/reference on every
-- open (lib/store/reference.py), so a new folder is a new year; nothing here is a school's data.

-- grain: one row per subject as schools name it
create table reference_subject (
    subject_id text not null,  -- combined_science
    name text not null,  -- Combined science
    short_name text not null,  -- Science (12 characters at most, for grids)
    department text not null,
    default_qualification text not null,  -- gcse, combined_science, btec_tech_award …
    national_subject text,  -- the subject it compares with in reference_national_grade
    discount_group text not null,  -- subjects with the same value discount against each other
    ebacc_pillar text,  -- english, maths, science, humanities, languages
    sort_order integer not null,
    primary key (subject_id)
);

-- grain: one row per alias
create table reference_subject_alias (
    alias_key text not null,
    subject_id text not null,
    primary key (alias_key)
);

-- grain: one row per rule set
create table reference_rule_set (
    rule_set text not null,  -- '2024', '2027', 'consultation_2026'
    results_year integer,  -- null for a proposal
    label text not null,  -- how the page names it
    tables_year integer not null,  -- whose tables it uses
    tables_release text not null,  -- provisional, revised
    is_proposal boolean not null,
    has_progress_8 boolean not null,
    progress_8_note text not null,  -- what to print beside, or instead of, Progress 8
    has_ebacc boolean not null,
    note text,
    primary key (rule_set)
);

-- The slots. Stage 1 elements take their own subjects; the stage 2 element takes what is left.
-- grain: one row per rule set and element
create table reference_element (
    rule_set text not null,
    element text not null,  -- english, maths, ebacc, open (or science, breadth, choice)
    stage integer not null,
    slots integer not null,
    weight integer not null,  -- 2 = doubled
    weight_needs_both boolean not null,  -- doubled only if language and literature were both taken
    one_per_category boolean not null,
    gcse_only boolean not null,
    progress_divisor integer not null,  -- 2, 2, 3, 3
    sort_order integer not null,
    primary key (rule_set, element)
);

-- grain: one row per rule set and subject that a stage 1 element takes
create table reference_element_subject (
    rule_set text not null,
    subject_id text not null,
    element text not null,
    category text  -- for one_per_category
);

-- grain: one row per tables year, qualification and grade
create table reference_points (
    tables_year integer not null,
    qualification text not null,
    grade text not null,
    points double not null,  -- per slot
    slots integer not null,  -- 2 for combined science, else 1
    grade_order integer not null,  -- 1 = highest
    reaches_4 boolean not null,  -- for 9–4 counts: combined science by its lower grade
    reaches_5 boolean not null,
    source text not null,
    primary key (tables_year, qualification, grade)
);

-- grain: one row per qualification
create table reference_qualification (
    qualification text not null,
    name text not null,
    fills_gcse_slots boolean not null,  -- GCSE and AS; the rest count in the stage 2 element only
    is_as_level boolean not null,  -- supersedes a GCSE of the same day in the same subject
    sort_order integer not null,
    primary key (qualification)
);

-- The scales of Years 7 to 9, which no qualification has: no points are ever made from them. The
-- school's own stand in own_ladder.
-- grain: one row per scale
create table reference_school_scale (
    scale text not null,  -- old_levels: a grade's `qualification` when it is on this scale
    name text not null,
    unit text not null,  -- what a distance on it is counted in: sub-level, percentage point
    units text not null,
    units_in_a_step integer not null,  -- behind target begins at one step: 10 percentage points
    sort_order integer not null,
    source text not null,
    primary key (scale)
);

-- grain: one row per scale and grade
create table reference_school_scale_grade (
    scale text not null,
    grade text not null,
    spellings text,  -- other ways to write it, with | between them
    spellings_when_said text,  -- those that are read only where a person named the scale
    grade_order integer not null,  -- 1 = highest
    units double not null,  -- where it stands on its scale, the lowest at 0
    primary key (scale, grade)
);

-- grain: one row per tables year, release and KS2 group
create table reference_estimate (
    tables_year integer not null,
    release text not null,
    ks2_group integer not null,
    ks2_from double not null,
    ks2_to double not null,
    attainment_8 double not null,
    english double not null,
    maths double not null,
    ebacc double not null,
    open double not null
);

-- grain: one row per tables year and release
create table reference_deviation (
    tables_year integer not null,
    release text not null,
    progress_8 double not null,
    english double not null,
    maths double not null,
    ebacc double not null,
    open double not null
);

-- grain: one row per results year and label
create table reference_banding (
    results_year integer not null,
    label text not null,
    score_from double,  -- null = no bound
    score_below double,
    interval_test text not null,  -- above, below, includes_zero
    sort_order integer not null
);

-- grain: one row per results year, status and pupil group
create table reference_national_average (
    results_year integer not null,
    status text not null,
    pupil_group text not null,  -- all, disadvantaged, not_disadvantaged, boys, girls
    attainment_8 double,
    progress_8 double,
    english_and_maths_4_pct double,
    english_and_maths_5_pct double,
    ebacc_entry_pct double,
    ebacc_average_points double,
    pupils integer,
    source text not null
);

-- grain: one row per results year, national subject, pupil group, KS2 band and grade
create table reference_national_grade (
    results_year integer not null,
    release text not null,
    national_subject text not null,
    pupil_group text not null,  -- all, disadvantaged, not_disadvantaged
    ks2_band text not null,  -- '100 - 102' …, 'No scaled score', 'Total'
    grade text not null,
    pupils integer not null
);

-- Mean and spread of points (per slot; U is 0, X left out) by subject and KS2 band.
-- grain: one row per results year, national subject, pupil group and KS2 band
create table reference_national_subject (
    results_year integer not null,
    release text not null,
    national_subject text not null,
    pupil_group text not null,
    ks2_band text not null,
    pupils bigint not null,
    mean_points double not null,
    deviation double not null
);

-- grain: one row per KS2 band
create table reference_ks2_band (
    ks2_band text not null,
    ks2_from double not null,
    ks2_to double not null,
    sort_order integer not null
);

-- grain: one row per reference file
create table reference_source (
    file text not null,
    title text not null,
    release text not null,
    url text not null,
    sha256 text not null
);

-- What the DfE has not published, or was not found, and what the product does instead.
-- grain: one row per folder (a results year, or a proposal) and item
create table reference_not_known (
    folder text not null,
    item text not null,
    what_is_missing text not null,
    what_checkpoint_does text not null,
    source text not null
);

-- The sha-256 of everything the tables above were filled from: unchanged, nothing is reloaded.
-- grain: one row
create table reference_loaded (
    fingerprint text not null
);
