-- From the list to the plan: what an intervention is meant to do, and for whom. Nothing made by
-- hand is ever deleted: a plan is closed, and every change is written down.

create sequence intervention_number;

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
    import_id bigint,  -- null: made by hand
    version integer,  -- grows with each change; null is 0
    barrier text,  -- attendance, knowledge_gaps …: lib/interventions
    place text,  -- in_class, beyond
    leader text,  -- the Leader who oversees it
    provider text,
    cycle text,  -- cycles of one programme share this name
    sessions_planned integer,
    minutes integer,  -- of one session
    weekday integer,  -- 1 Monday … 5 Friday
    time_of_day text,  -- 08:15
    room text,
    misses_subject_id text,  -- the lesson pupils are taken out of
    resources text,
    resources_assured_by text,
    chosen_by text,  -- the rule pupils were chosen by
    from_checkpoint_id bigint,  -- its grades are the baselines
    success_criteria text,
    cost double,  -- pounds, for the whole of it
    cost_per_session double,  -- pounds
    closed_on date,  -- the first day without it; null while live
    closed_because text,
    made_by text,
    made_at timestamp,
    primary key (intervention_id)
);

-- grain: one row per intervention and pupil
create table intervention_pupil (
    intervention_id bigint not null,
    pupil_id bigint not null,
    starts_on date not null,
    ends_on date,
    import_id bigint,  -- null: made by hand
    source_row integer,  -- null: made by hand
    baseline_grade text,
    baseline_points double,
    target_grade text,
    target_points double,
    need text,  -- why this pupil is on it
    left_because text,  -- with ends_on, when before the end
    superseded_by bigint  -- the import that replaced this row; null: it stands
);

-- Who changed what of a plan, and what it said before. `pupil_id` is null for the plan itself.
-- grain: one row per changed field of a plan or of a pupil's place on it
create table intervention_change (
    intervention_id bigint not null,
    pupil_id bigint,
    field text not null,  -- a column, or made, joined, left, closed
    old text,
    new text,
    changed_by text not null,
    changed_at timestamp not null
);

-- The school's own list of types of help; without one the usual list is offered.
-- grain: one row per school and type
create table intervention_type (
    urn integer not null,
    name text not null,
    place text not null,  -- in_class, beyond
    is_offered boolean not null
);
