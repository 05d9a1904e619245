-- How the help was reviewed.

create sequence review_number;

-- grain: one row per review: of the whole intervention, or of one pupil on it
create table intervention_review (
    review_id bigint not null,
    intervention_id bigint not null,
    pupil_id bigint,  -- null: of the whole group
    is_follow_up boolean not null,  -- a term later: did it last?
    reviewed_on date not null,
    checkpoint_id bigint,  -- the checkpoint whose grades it looked at
    outcome_grade text,
    outcome_points double,
    evidence text,
    next_step text not null,  -- stop, repeat, change, hand_back
    pupil_view text,
    parent_view text,
    reviewed_by text not null,
    recorded_at timestamp not null,
    import_id bigint,
    primary key (review_id)
);
