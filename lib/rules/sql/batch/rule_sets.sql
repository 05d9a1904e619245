-- Every rule set by name, what to print beside its Progress 8, and the national deviations (of
-- Progress 8 and its elements) by which its likely ranges are made.
-- grain: one row per rule set
-- params: none
select
    r.rule_set, r.results_year, r.has_progress_8, r.progress_8_note, d.progress_8, d.english,
    d.maths, d.ebacc, d.open
from reference_rule_set r
left join reference_deviation d on d.tables_year = r.tables_year and d.release = r.tables_release
order by r.results_year nulls last;
