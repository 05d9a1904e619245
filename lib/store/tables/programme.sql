-- The programme around the help: the three-year plan, the cycles with their milestones, and what
-- each department says of itself. Nothing is changed or deleted: what is said anew is a new row,
-- and the latest counts.

create sequence strategy_number;
create sequence cycle_number;

-- Which pupils the school puts first in which year, and who answers for it.
-- grain: one row per line of the plan and version
create table strategy_line (
    line_id bigint not null,
    version integer not null,  -- grows with each change; the highest counts
    urn integer not null,
    academic_year integer not null,  -- the summer it ends in
    pupil_group text not null,  -- a group_id of viewer.pupil_group, or the school's own words
    aim text not null,
    leader text not null,
    experts text,
    starts_on date not null,
    ends_on date not null,
    is_withdrawn boolean not null,
    because text,  -- why it was changed or withdrawn
    said_by text not null,
    said_at timestamp not null,
    primary key (line_id, version)
);

-- A cycle of the whole school (fifteen weeks) or of one department (six).
-- grain: one row per cycle and version
create table programme_cycle (
    cycle_id bigint not null,
    version integer not null,
    urn integer not null,
    kind text not null,  -- fifteen_weeks, six_weeks
    department text,  -- null for the school's own cycle
    focus text,  -- what a department wants to improve
    starts_on date not null,  -- a Monday
    weeks_off date[] not null,  -- the Mondays of weeks without school, which do not count
    is_stopped boolean not null,
    because text,
    said_by text not null,
    said_at timestamp not null,
    primary key (cycle_id, version)
);

-- The milestones a cycle began with, so that a cycle keeps its own when the usual weeks change.
-- grain: one row per cycle and milestone
create table cycle_milestone (
    cycle_id bigint not null,
    milestone text not null,
    name text not null,
    meaning text not null,
    week integer not null,  -- of school, counted from 1
    sort_order integer not null,
    primary key (cycle_id, milestone)
);

-- What was said of a milestone: done, or not done after all.
-- grain: one row per cycle, milestone and time it was said; the latest counts
create table milestone_word (
    cycle_id bigint not null,
    milestone text not null,
    version integer not null,
    is_done boolean not null,
    done_on date,
    note text,
    said_by text not null,
    said_at timestamp not null,
    primary key (cycle_id, milestone, version)
);

-- What a department answers to one of the design's questions.
-- grain: one row per school, department, question and time it was answered; the latest counts
create table self_review (
    urn integer not null,
    department text not null,
    question text not null,  -- a code: lib/analysis/programme/questions.py
    version integer not null,
    state text not null,  -- not_yet, partly, securely
    evidence text,
    reviewed_on date not null,
    said_by text not null,
    said_at timestamp not null,
    primary key (urn, department, question, version)
);
