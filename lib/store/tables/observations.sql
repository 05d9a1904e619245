-- What a school knows of its pupils beside grades: attendance, attitude, behaviour, tests, needs.

-- grain: one row per pupil, measure, subject and occasion
create table observation (
    pupil_id bigint not null,
    measure text not null,  -- attendance, lates, attitude, reading_age, primary_need …
    subject_id text not null,  -- of an attitude; blank: of the pupil as a whole
    occasion text not null,  -- what tells its times apart: 2027 HT1, 2027, 2026-10-05; blank
    academic_year integer,  -- null: of no year, as a need
    half_term integer,  -- 1 to 6; null: of the year so far, of a day, or of no year
    observed_on date,  -- the day of a test
    value double,  -- null where it is words
    told text not null,  -- as it is shown: 94.2%, Good, 12:04, SLCN
    scale text not null,  -- of an attitude: numbers, letters, words; else blank
    import_id bigint not null,
    source_row integer not null,
    source_column text,
    value_in_file text,
    superseded_by bigint  -- the import that replaced this row; null: it stands
);
