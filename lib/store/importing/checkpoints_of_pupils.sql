-- The checkpoints that hold grades of pupils whose KS2 scores or cohort this import changed.
-- grain: one row per checkpoint
-- params: import_id
with changed as (
    select p.pupil_id
    from pupil p
    join pupil_superseded s on s.pupil_id = p.pupil_id and s.superseded_by = $import_id
    where (p.ks2_reading, p.ks2_maths, p.results_year)
        is distinct from (s.ks2_reading, s.ks2_maths, s.results_year)
)
select distinct checkpoint_id from result where pupil_id in (select pupil_id from changed);
