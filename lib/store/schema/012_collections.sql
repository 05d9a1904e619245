-- A checkpoint goes on saying what it was measured with: the tables, and the words about Progress 8
-- that stood beside it then.

alter table measured_with add column progress_8_note text;
alter table measured_with add column england text;    -- the year and release of England's grades

-- What is stored already was measured with the tables this file holds now, before newer ones come.
insert into measured_with
select
    c.checkpoint_id, r.rule_set, r.tables_year, r.tables_release, r.progress_8_note,
    (select max_by(results_year::text || ', ' || release, results_year)
    from reference_national_subject) as england
from checkpoint c
join reference_rule_set r on r.rule_set = c.rule_set or r.is_proposal
where exists (select 1 from pupil_measure m where m.checkpoint_id = c.checkpoint_id);

create view viewer.measured_with as select * from main.measured_with;

-- What a checkpoint's figures under a rule set were worked out with. A checkpoint that is not
-- locked is measured again when newer tables come, so only a locked one can name older ones.
-- grain: one row per checkpoint and rule set: its cohort's own, and every proposal
create view viewer.checkpoint_rule_set as
select
    c.checkpoint_id,
    r.rule_set,
    r.label,
    r.is_proposal,
    r.has_progress_8,
    coalesce(m.tables_year, r.tables_year) as tables_year,
    coalesce(m.tables_release, r.tables_release) as tables_release,
    coalesce(m.progress_8_note, r.progress_8_note) as progress_8_note
from viewer.checkpoint c
join reference_rule_set r on r.rule_set = c.rule_set or r.is_proposal
left join measured_with m on m.checkpoint_id = c.checkpoint_id and m.rule_set = r.rule_set;
