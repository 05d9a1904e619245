-- What storing would do to each grade.
-- grain: one row per grade to store
-- params: none
select source_row, place, outcome, old_grade as old, grade as new from incoming_result;
