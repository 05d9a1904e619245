-- The checkpoints of the year groups on a plan, the newest first.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: intervention_id
-- columns: checkpoint_id bigint, label varchar
select
    c.checkpoint_id,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as label
from viewer.checkpoint c
join viewer.intervention i using (urn)
where i.intervention_id = $intervention_id
and c.results_year in (
    select p.results_year
    from viewer.intervention_pupil m
    join viewer.pupil p using (pupil_id)
    where m.intervention_id = $intervention_id
)
order by c.collected_on desc, c.checkpoint_id;
