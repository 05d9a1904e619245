-- What storing would do to each target.
-- grain: one row per target to store
-- params: none
select source_row, place, outcome, old_grade as old, grade as new from incoming_target;
