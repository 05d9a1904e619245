-- The four registers a school keeps of its pupils: SEN, more able, Pupil Premium, Year 7 under 100.

create sequence membership_number;

-- Who is on which register, from when to when. Files and people are kept apart: an import opens
-- and ends spells of its own and never touches what a person said, so it can be undone exactly.
-- A day belongs to a spell from starts_on up to, and without, ends_on.
-- grain: one row per pupil, register, source and spell
create table register_membership (
    membership_id bigint not null,
    pupil_id bigint not null,
    register text not null,  -- sen, more_able, pupil_premium, under_100
    source text not null,  -- file, hand
    is_member boolean not null,  -- a person may also say that a pupil is not on it; a file's is true
    detail text,  -- of SEN: K or E
    starts_on date not null,
    ends_on date,
    opened_as text not null,  -- first_list: so when first listed; change: a later file; hand
    import_id bigint,  -- the file that opened it; null by hand
    ended_import_id bigint,  -- the file that ended it
    said_by text,  -- by hand: who, when, why
    said_at timestamp,
    note text,
    kept_by text,  -- who let it stand when a file said otherwise
    kept_at timestamp,
    ended_by text,
    ended_at timestamp,
    ended_note text,
    primary key (membership_id)
);
