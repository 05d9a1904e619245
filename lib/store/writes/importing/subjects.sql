-- name: known_subjects
-- The subjects Checkpoint knows.
-- grain: one row per subject
-- params: none
select subject_id, name, default_qualification from reference_subject order by sort_order;

-- name: known_aliases
-- Every other name a subject goes by.
-- grain: one row per alias
-- params: none
select alias_key, subject_id from reference_subject_alias order by alias_key;
