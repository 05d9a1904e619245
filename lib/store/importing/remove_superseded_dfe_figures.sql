-- Take the figures just set aside out of those that count.
-- grain: one row per pupil changed
-- params: import_id
delete from dfe_measure
where pupil_id in (select pupil_id from dfe_measure_superseded where superseded_by = $import_id);
