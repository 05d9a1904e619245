-- Everything held on a pupil, as it was brought in, the rows that a later file replaced included:
-- for a person's right to see their data. Like every view, only the pupils this viewer may see.

-- grain: one row per version of a pupil
create view viewer.held_pupil as
select * from main.pupil where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a target
create view viewer.held_target as
select * from main.target where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a result
create view viewer.held_result as
select * from main.result where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a pupil's place in an intervention
create view viewer.held_intervention_pupil as
select v.*, i.name, i.subject_id, i.wave, i.kind
from main.intervention_pupil v
left join main.intervention i using (intervention_id)
where v.pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of the DfE's figures for a pupil
create view viewer.held_dfe_measure as
select * from main.dfe_measure where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of an observation
create view viewer.held_observation as
select * from main.observation where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a place in a class
create view viewer.held_class_place as
select * from main.class_place where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per other name that files have for a pupil
create view viewer.held_other_name as
select * from main.pupil_other_name where pupil_id in (select pupil_id from viewer.pupil);

-- Where every grade stands in the files: the ones that count now and the ones they replaced.
-- grain: one row per grade ever stored
create view viewer.traced_result as select * from main.result;
