-- The ladders a school wrote itself: scales of Years 7 to 9 that nobody else has.

create sequence own_ladder_number;

-- A ladder as it was written once. The latest of a name counts for files to come. Other grades, or
-- another order of them, are another scale: grades on the earlier one keep the steps they had.
-- grain: one row per school, ladder and time it was written
create table own_ladder (
    ladder_id bigint not null,
    urn integer not null,
    scale text not null,  -- own_4: the same while only spellings change
    name text not null,
    said_by text not null,
    said_at timestamp not null,
    primary key (ladder_id)
);

-- grain: one row per ladder and step
create table own_ladder_step (
    ladder_id bigint not null,
    grade text not null,
    spellings text,  -- other ways to write it, with | between them
    steps integer not null,  -- 0 = lowest
    primary key (ladder_id, steps)
);
