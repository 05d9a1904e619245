-- Set one of the school's rules from a day on.
-- grain: one row per rule and time it was set
-- params: urn, rule, valid_from, is_on, line, subjects, weeks, who, note
insert into register_rule values
($urn, $rule, $valid_from, $is_on, $line, $subjects, $weeks, $who, now()::timestamp, $note);
