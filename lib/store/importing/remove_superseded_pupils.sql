-- Take the pupils just set aside out of the list.
-- grain: one row per pupil changed
-- params: import_id
delete from pupil
where pupil_id in (select pupil_id from pupil_superseded where superseded_by = $import_id);
