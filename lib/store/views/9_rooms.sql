-- What was decided in meetings, told to governors, and planned for the programme.

create view viewer.meeting_decision as select * from main.meeting_decision;

create view viewer.meeting_decision_pupil as
select d.* from main.meeting_decision_pupil d join viewer.pupil p using (pupil_id);

create view viewer.meeting_decision_change as select * from main.meeting_decision_change;

create view viewer.governor_sentence as select * from main.governor_sentence;

create view viewer.strategy_line as select * from main.strategy_line;

create view viewer.programme_cycle as select * from main.programme_cycle;

create view viewer.cycle_milestone as select * from main.cycle_milestone;

create view viewer.milestone_word as select * from main.milestone_word;

create view viewer.self_review as select * from main.self_review;
