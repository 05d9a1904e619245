-- The subjects Checkpoint knows.
-- grain: one row per subject
-- params: none
select subject_id, name, default_qualification from reference_subject order by sort_order;
