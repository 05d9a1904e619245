-- Keep which tables each scored checkpoint was measured with, and what is said of Progress 8, so
-- that a locked one goes on naming them when newer ones come.
-- grain: one row per checkpoint and rule set
-- params: none
insert into measured_with by name
select
    m.checkpoint_id, r.rule_set, r.tables_year, r.tables_release, r.progress_8_note,
    (select max_by(results_year::text || ', ' || release, results_year)
    from reference_national_subject) as england
from (select distinct checkpoint_id, rule_set from measured_case) m
join reference_rule_set r on r.rule_set = m.rule_set or r.is_proposal;
