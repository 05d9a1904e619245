-- Who is taught what by whom, and the school's staff.

-- A change of set ends one place and begins another, so that what was is kept.
-- grain: one row per pupil, subject, class and first day in it
create table class_place (
    pupil_id bigint not null,
    subject_id text not null,
    class_code text not null,
    teacher_code text,
    starts_on date not null,
    ends_on date,  -- the last day in it; null: still in it
    import_id bigint not null,
    source_row integer not null,
    superseded_by bigint  -- the import that replaced this row; null: it stands
);

-- grain: one row per school and member of staff
create table staff_member (
    urn integer not null,
    staff_key text not null,  -- the code, or the name where a list has no codes, as compared
    code text,
    name text not null,
    email text,
    role text,
    department text,
    form text,  -- of which they are the tutor
    classes text,  -- as the list has them
    import_id bigint not null,
    source_row integer not null,
    superseded_by bigint
);
