-- What the rules make of the grades: measured once, in SQL, in the transaction that stored them
-- (lib/store/measuring.py). Pages read these; nothing recomputes them.

-- What is entered: a grade, and what it was worth when it was measured. Never changed once kept, so
-- that a locked checkpoint goes on saying what it said.
-- grain: one row per rule set, subject, qualification, grade, part and points
create table slot_entry (
    entry_id integer not null,
    rule_set text not null,
    subject_id text not null,
    qualification text not null,
    grade text not null,
    part integer not null,  -- 1, or 1 and 2 for combined science
    points double,  -- of this part
    primary key (entry_id)
);

-- What an entry can count for.
-- grain: one row per element, slot, weight and reason
create table slot_use (
    use_id integer not null,
    element text,  -- the element it counts in; null when it fills no slot
    slot integer,  -- 1 … within the element
    weight integer not null,  -- 2 when doubled, 0 when it fills no slot
    reason text not null,  -- a code: see docs/rules.md
    primary key (use_id)
);

-- grain: one row per pupil, checkpoint, entry and entered_on
create table kept_slot (
    pupil_id bigint not null,
    checkpoint_id bigint not null,
    entered_on date,
    entry_id integer not null,
    use_id integer not null
);

-- grain: one row per pupil, checkpoint and rule set
create table pupil_measure (
    pupil_id bigint not null,
    checkpoint_id bigint not null,
    rule_set text not null,
    attainment_8 double,
    english double,
    maths double,
    ebacc double,
    open double,
    ebacc_slots_filled integer,
    open_slots_filled integer,
    ks2_average double,
    ks2_group integer,
    estimate double,
    english_estimate double,
    maths_estimate double,
    ebacc_estimate double,
    open_estimate double,
    progress_8 double,  -- null without KS2, for a proposal, and where none is published
    english_progress double,
    maths_progress double,
    ebacc_progress double,
    open_progress double,
    english_and_maths_4 boolean,
    english_and_maths_5 boolean,
    ebacc_entered boolean,
    ebacc_average_points double,
    primary key (pupil_id, checkpoint_id, rule_set)
);

-- How many of a checkpoint's grades are on a scale of Years 7 to 9: where all are, and in those years
-- where any is, it makes no Attainment 8.
-- grain: one row per checkpoint and such a scale
create table checkpoint_scale (
    checkpoint_id bigint not null,
    scale text not null,
    grades bigint not null,
    all_grades bigint not null,  -- of the checkpoint, on any scale
    primary key (checkpoint_id, scale)
);

-- Each grade beside its target, its nation and its past.
-- grain: one row per pupil, checkpoint and subject
create table pupil_subject (
    pupil_id bigint not null,
    checkpoint_id bigint not null,
    subject_id text not null,
    qualification text not null,
    grade text not null,
    points double,  -- null for X
    class_code text,
    target_grade text,
    target_points double,
    shortfall double,  -- target points − points, in grades, or in steps on a scale of Years 7 to 9;
        -- null without both, and where they are on two scales
    is_behind boolean,  -- shortfall ≥ the school's threshold + allowance
    behind_run integer not null,  -- checkpoints running behind, this one included; 0 if not behind
    checkpoints_behind integer not null,  -- of this one and the three before it
    status text not null,  -- persistent, new, one_off, on, above, no_target, other_scale
    previous_points double,  -- at the cohort's checkpoint before, whatever its kind
    previous_grade text,
    national_points double,  -- mean of pupils in England in the same KS2 band; null without KS2
    national_deviation double
);
