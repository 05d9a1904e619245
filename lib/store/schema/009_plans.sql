-- From the list to the plan to the proof: what an intervention is meant to do, what was given, how
-- it was reviewed. Nothing here is ever deleted: a plan is closed, and every change is written down.

-- A plan made by hand has no file behind it.
alter table intervention alter column import_id drop not null;
alter table intervention_pupil alter column import_id drop not null;
alter table intervention_pupil alter column source_row drop not null;

-- `kind` (001) is the type of help in the school's own words, `lead` the Expert who gives it.
alter table intervention add column version integer;           -- grows with each change; null is 0
alter table intervention add column barrier text;              -- attendance, knowledge_gaps …: lib/interventions
alter table intervention add column place text;                -- in_class, beyond
alter table intervention add column leader text;               -- the Leader who oversees it
alter table intervention add column provider text;
alter table intervention add column cycle text;                -- cycles of one programme share this name
alter table intervention add column sessions_planned integer;
alter table intervention add column minutes integer;           -- of one session
alter table intervention add column weekday integer;           -- 1 Monday … 5 Friday
alter table intervention add column time_of_day text;          -- 08:15
alter table intervention add column room text;
alter table intervention add column misses_subject_id text;    -- the lesson pupils are taken out of
alter table intervention add column resources text;
alter table intervention add column resources_assured_by text;
alter table intervention add column chosen_by text;            -- the rule pupils were chosen by
alter table intervention add column from_checkpoint_id bigint; -- its grades are the baselines
alter table intervention add column success_criteria text;
alter table intervention add column cost double;               -- pounds, for the whole of it
alter table intervention add column cost_per_session double;   -- pounds
alter table intervention add column closed_on date;            -- the first day without it; null while live
alter table intervention add column closed_because text;
alter table intervention add column made_by text;
alter table intervention add column made_at timestamp;

alter table intervention_pupil add column baseline_grade text;
alter table intervention_pupil add column baseline_points double;
alter table intervention_pupil add column target_grade text;
alter table intervention_pupil add column target_points double;
alter table intervention_pupil add column need text;           -- why this pupil is on it
alter table intervention_pupil add column left_because text;   -- with ends_on, when before the end

-- The twins keep the same columns, as rows a later file replaced.
alter table intervention_superseded add column version integer;
alter table intervention_superseded add column barrier text;
alter table intervention_superseded add column place text;
alter table intervention_superseded add column leader text;
alter table intervention_superseded add column provider text;
alter table intervention_superseded add column cycle text;
alter table intervention_superseded add column sessions_planned integer;
alter table intervention_superseded add column minutes integer;
alter table intervention_superseded add column weekday integer;
alter table intervention_superseded add column time_of_day text;
alter table intervention_superseded add column room text;
alter table intervention_superseded add column misses_subject_id text;
alter table intervention_superseded add column resources text;
alter table intervention_superseded add column resources_assured_by text;
alter table intervention_superseded add column chosen_by text;
alter table intervention_superseded add column from_checkpoint_id bigint;
alter table intervention_superseded add column success_criteria text;
alter table intervention_superseded add column cost double;
alter table intervention_superseded add column cost_per_session double;
alter table intervention_superseded add column closed_on date;
alter table intervention_superseded add column closed_because text;
alter table intervention_superseded add column made_by text;
alter table intervention_superseded add column made_at timestamp;
alter table intervention_pupil_superseded add column baseline_grade text;
alter table intervention_pupil_superseded add column baseline_points double;
alter table intervention_pupil_superseded add column target_grade text;
alter table intervention_pupil_superseded add column target_points double;
alter table intervention_pupil_superseded add column need text;
alter table intervention_pupil_superseded add column left_because text;

-- Who changed what of a plan, and what it said before. `pupil_id` is null for the plan itself.
-- grain: one row per changed field of a plan or of a pupil's place on it
create table intervention_change (
    intervention_id bigint not null,
    pupil_id bigint,
    field text not null,          -- a column, or made, joined, left, closed
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
    place text not null,          -- in_class, beyond
    is_offered boolean not null
);

create sequence session_number;
-- grain: one row per session that was held, or should have been
create table intervention_session (
    session_id bigint not null,
    intervention_id bigint not null,
    held_on date not null,
    minutes integer,
    was_held boolean not null,
    note text,
    taken_by text not null,
    taken_at timestamp not null
);

-- grain: one row per session, pupil and time it was marked; the latest counts
create table session_mark (
    session_id bigint not null,
    pupil_id bigint not null,
    mark text not null,           -- present, absent
    reason text,                  -- illness, in lesson, refused, school trip, other …
    marked_by text not null,
    marked_at timestamp not null
);

create sequence review_number;
-- grain: one row per review: of the whole intervention, or of one pupil on it
create table intervention_review (
    review_id bigint not null,
    intervention_id bigint not null,
    pupil_id bigint,              -- null: of the whole group
    is_follow_up boolean not null,    -- a term later: did it last?
    reviewed_on date not null,
    checkpoint_id bigint,         -- the checkpoint whose grades it looked at
    outcome_grade text,
    outcome_points double,
    evidence text,
    next_step text not null,      -- stop, repeat, change, hand_back
    pupil_view text,
    parent_view text,
    reviewed_by text not null,
    recorded_at timestamp not null
);

-- grain: one row per intervention
create view viewer.intervention as select * from main.intervention;

drop view viewer.intervention_pupil;
-- `ends_on` is the last day of help: of the pupil's place, of the plan, or the day before it closed.
-- grain: one row per intervention and pupil
create view viewer.intervention_pupil as
select
    i.intervention_id, i.urn, i.name, i.subject_id, i.wave, i.kind, i.lead,
    m.pupil_id, m.starts_on, least(coalesce(m.ends_on, i.ends_on), i.closed_on - 1) as ends_on,
    m.baseline_grade, m.baseline_points, m.target_grade, m.target_points, m.need, m.left_because
from main.intervention_pupil m
join main.intervention i using (intervention_id)
join viewer.pupil p using (pupil_id);

create view viewer.intervention_change as
select c.* from main.intervention_change c
where c.pupil_id is null or c.pupil_id in (select pupil_id from viewer.pupil);
create view viewer.intervention_type as select * from main.intervention_type;
create view viewer.intervention_session as select * from main.intervention_session;
create view viewer.session_mark as
select m.* from main.session_mark m join viewer.pupil p using (pupil_id);
create view viewer.intervention_review as
select r.* from main.intervention_review r
where r.pupil_id is null or r.pupil_id in (select pupil_id from viewer.pupil);
