-- What a school says to its governors in its own words.

-- A sentence in place of the one Checkpoint wrote on a governor card. Nothing is changed or deleted:
-- the newest row counts, and one without a sentence goes back to Checkpoint's own.
-- grain: one row per checkpoint, card and change
create table governor_sentence (
    urn integer not null,
    checkpoint_id bigint not null,
    card_id text not null,  -- going_well, concerns, at_risk, groups, interventions, trust
    sentence text,
    edited_by text not null,
    edited_at timestamp not null
);
