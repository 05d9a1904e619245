-- What a department decided in its meetings, and the number each decision is meant to move.
-- Nothing here is ever deleted: a decision is done or dropped, and every change is written down.

create sequence decision_number;

-- grain: one row per decision
create table meeting_decision (
    decision_id bigint not null,
    urn integer not null,
    department text not null,
    results_year integer not null,  -- the cohort that was on screen
    checkpoint_id bigint not null,  -- whose figures were on screen
    decided_on date not null,
    what text not null,
    who text not null,  -- a role or initials
    due_on date not null,
    class_code text,  -- about one class; null for the department or named pupils
    measure text,  -- behind, persistent, shortfall, gap; null: no number
    value_then double,  -- the number when it was decided; null where too few to tell
    n_then integer,  -- the pupils behind that number
    state text not null,  -- open, done, dropped
    made_at timestamp not null,
    primary key (decision_id)
);

-- grain: one row per decision and pupil it is about
create table meeting_decision_pupil (
    decision_id bigint not null,
    pupil_id bigint not null,
    primary key (decision_id, pupil_id)
);

-- grain: one row per changed field of a decision
create table meeting_decision_change (
    decision_id bigint not null,
    field text not null,  -- what, who, due_on, state
    old text not null,
    new text not null,
    changed_by text not null,
    changed_at timestamp not null
);
