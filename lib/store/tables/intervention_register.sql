-- The Intervention Register: who qualifies for help each half-term, by which rules.

create sequence register_number;

-- The school's own rules, dated. The latest valid on the day counts; among equals the one set last.
-- grain: one row per school, rule, valid-from date and time it was set
create table register_rule (
    urn integer not null,
    rule text not null,
    valid_from date not null,
    is_on boolean not null,
    line double,
    subjects integer,
    weeks integer,
    set_by text not null,
    set_at timestamp not null,
    note text
);

-- The Intervention Register of one cohort and half-term, kept as it was on the day it was renewed.
-- A second renewal for the same checkpoint is a revision; the first stays.
-- grain: one row per checkpoint and revision
create table register (
    register_id bigint not null,
    urn integer not null,
    checkpoint_id bigint not null,
    results_year integer not null,
    academic_year integer not null,
    half_term integer not null,
    revision integer not null,
    as_of_on date not null,  -- the day whose help counts as in place
    on_roll integer not null,
    renewed_by text not null,
    renewed_at timestamp not null,
    note text,
    primary key (register_id)
);

-- grain: one row per register and pupil
create table register_entry (
    register_id bigint not null,
    pupil_id bigint not null,
    help text[] not null,  -- names of the help live that day
    primary key (register_id, pupil_id)
);

-- Why each pupil was on it.
-- grain: one row per register, pupil and rule
create table register_reason (
    register_id bigint not null,
    pupil_id bigint not null,
    rule text not null,
    reason text not null,
    subjects integer not null,  -- how many it rests on; 0 where a rule is not about subjects
    primary key (register_id, pupil_id, rule)
);

-- The rules as they stood, and how far they could be applied.
-- grain: one row per register and rule
create table register_rule_kept (
    register_id bigint not null,
    rule text not null,
    is_on boolean not null,
    line double,
    subjects integer,
    weeks integer,
    valid_from date not null,
    in_scope integer not null,  -- pupils the rule is about
    judged integer not null,  -- of them, those it could be applied to
    proposed integer not null,
    primary key (register_id, rule)
);

-- Pupils a person put on a register or took off it, and why. The latest word counts.
-- grain: one row per register, pupil and time it was said
create table register_hand (
    register_id bigint not null,
    pupil_id bigint not null,
    is_on boolean not null,
    reason text not null,
    said_by text not null,
    said_at timestamp not null
);

-- The rules that propose who qualifies, as delivered. `line` is in grades beside the national
-- figure for the same KS2 start; `subjects` is how many it takes; `weeks` before the checkpoint.
-- grain: one row per rule
create table reference_register_rule (
    rule text not null,
    letter text not null,
    name text not null,
    sort_order integer not null,
    valid_from date not null,
    line double,
    subjects integer,
    weeks integer,
    source text not null
);

insert into reference_register_rule values
    ('below_expected', 'a', 'SEN or more able, below expected progress', 1, '2024-09-01',
        -2.0, 1, null, 'As delivered, 2026/27'),
    ('joined', 'b', 'Joined in the last half-term', 2, '2024-09-01',
        null, null, 10, 'As delivered, 2026/27'),
    ('less_than_good', 'c', 'Less than good progress in several subjects', 3, '2024-09-01',
        -1.5, 3, null, 'As delivered, 2026/27'),
    ('disadvantaged_behind', 'd', 'Disadvantaged and behind target', 4, '2024-09-01',
        null, 1, null, 'As delivered, 2026/27'),
    ('under_100', 'e', 'Year 7 under 100 in reading or maths', 5, '2024-09-01',
        null, null, null, 'DfE: 100 is the expected standard'),
    ('slot_behind', 'f', 'Behind in a subject that fills a slot', 6, '2024-09-01',
        null, 1, null, 'As delivered, 2026/27');
