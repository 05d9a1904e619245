-- Forget how the cases with a subject twice were filled.
-- grain: one row per case
-- params: none
delete from scoring_filled
where has_repeats;
