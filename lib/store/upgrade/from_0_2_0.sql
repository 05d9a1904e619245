-- Every row of the file that 0.2.0 made, attached as `before`, into the tables of this shape.

-- A row that a later file had replaced stood in a table of its own.

insert into pupil by name
select *, null::bigint as superseded_by from before.pupil
union all by name
select * from before.pupil_superseded;

insert into target by name
select *, null::bigint as superseded_by from before.target
union all by name
select * from before.target_superseded;

insert into result by name
select *, null::bigint as superseded_by from before.result
union all by name
select * from before.result_superseded;

insert into intervention_pupil by name
select *, null::bigint as superseded_by from before.intervention_pupil
union all by name
select * from before.intervention_pupil_superseded;

insert into dfe_measure by name
select *, null::bigint as superseded_by from before.dfe_measure
union all by name
select * from before.dfe_measure_superseded;

-- The rest stands as it stood.
insert into checkpoint by name select * from before.checkpoint;
insert into checkpoint_change by name select * from before.checkpoint_change;
insert into measured_with by name select * from before.measured_with;
insert into governor_sentence by name select * from before.governor_sentence;
insert into import_batch by name select * from before.import_batch;
insert into layout_answer by name select * from before.layout_answer;
insert into layout_content by name select * from before.layout_content;
insert into slot_entry by name select * from before.slot_entry;
insert into slot_use by name select * from before.slot_use;
insert into kept_slot by name select * from before.kept_slot;
insert into pupil_measure by name select * from before.pupil_measure;
insert into pupil_subject by name select * from before.pupil_subject;
insert into meeting_decision by name select * from before.meeting_decision;
insert into meeting_decision_pupil by name select * from before.meeting_decision_pupil;
insert into meeting_decision_change by name select * from before.meeting_decision_change;
insert into intervention by name select * from before.intervention;
insert into intervention_change by name select * from before.intervention_change;
insert into intervention_type by name select * from before.intervention_type;
insert into strategy_line by name select * from before.strategy_line;
insert into programme_cycle by name select * from before.programme_cycle;
insert into cycle_milestone by name select * from before.cycle_milestone;
insert into milestone_word by name select * from before.milestone_word;
insert into self_review by name select * from before.self_review;
insert into reference_subject by name select * from before.reference_subject;
insert into reference_subject_alias by name select * from before.reference_subject_alias;
insert into reference_rule_set by name select * from before.reference_rule_set;
insert into reference_element by name select * from before.reference_element;
insert into reference_element_subject by name select * from before.reference_element_subject;
insert into reference_points by name select * from before.reference_points;
insert into reference_qualification by name select * from before.reference_qualification;
insert into reference_estimate by name select * from before.reference_estimate;
insert into reference_deviation by name select * from before.reference_deviation;
insert into reference_banding by name select * from before.reference_banding;
insert into reference_national_average by name select * from before.reference_national_average;
insert into reference_national_grade by name select * from before.reference_national_grade;
insert into reference_national_subject by name select * from before.reference_national_subject;
insert into reference_ks2_band by name select * from before.reference_ks2_band;
insert into reference_source by name select * from before.reference_source;
insert into reference_not_known by name select * from before.reference_not_known;
insert into reference_loaded by name select * from before.reference_loaded;
insert into register_membership by name select * from before.register_membership;
insert into register_rule by name select * from before.register_rule;
insert into register by name select * from before.register;
insert into register_entry by name select * from before.register_entry;
insert into register_reason by name select * from before.register_reason;
insert into register_rule_kept by name select * from before.register_rule_kept;
insert into register_hand by name select * from before.register_hand;
insert into intervention_review by name select * from before.intervention_review;
insert into school by name select * from before.school;
insert into setting by name select * from before.setting;
insert into note_read by name select * from before.note_read;
insert into saved_view by name select * from before.saved_view;
insert into intervention_session by name select * from before.intervention_session;
insert into session_mark by name select * from before.session_mark;

-- Numbers go on from the last one given, so that the number of a row that is gone stays unused.
select max(nextval('checkpoint_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'checkpoint_number'
);
select max(nextval('import_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'import_number'
);
select max(nextval('decision_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'decision_number'
);
select max(nextval('intervention_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'intervention_number'
);
select max(nextval('strategy_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'strategy_number'
);
select max(nextval('cycle_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'cycle_number'
);
select max(nextval('pupil_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'pupil_number'
);
select max(nextval('membership_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'membership_number'
);
select max(nextval('register_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'register_number'
);
select max(nextval('review_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'review_number'
);
select max(nextval('saved_view_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'saved_view_number'
);
select max(nextval('session_number')) from (
    select unnest(range(coalesce(last_value, start_value - 1))) from duckdb_sequences()
    where database_name = 'before' and sequence_name = 'session_number'
);
