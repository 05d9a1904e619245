-- The collections of grades, who moved them on, and what they were measured with.

create sequence checkpoint_number;

-- One collection of grades for one year group.
-- grain: one row per checkpoint
create table checkpoint (
    checkpoint_id bigint not null,
    urn integer not null,
    academic_year integer not null,  -- the summer it ends in: 2027 for 2026/27
    half_term integer not null,  -- 1 Autumn 1 … 6 Summer 2, 7 final results
    year_group integer not null,  -- 7 to 11
    results_year integer not null,  -- the cohort: academic_year + 11 - year_group
    kind text not null,  -- predicted, working_at, mock, final
    status text not null,  -- open, checked, locked
    collected_on date not null,
    checked_on date,
    rule_set text not null,  -- the rule set this cohort is measured by
    purpose text,
    primary key (checkpoint_id)
);

-- Who moved a checkpoint on, from open to checked to locked, and back from checked.
-- grain: one row per checkpoint and change
create table checkpoint_change (
    checkpoint_id bigint not null,
    status text not null,  -- open, checked, locked: what it became
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
    tables_release text not null,
    progress_8_note text,
    england text,  -- the year and release of England's grades
    primary key (checkpoint_id, rule_set)
);
