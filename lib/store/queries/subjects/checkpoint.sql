-- One checkpoint, named as the subjects page needs it, and whose national figures stand beside it:
-- those it was measured with, which for a locked checkpoint may not be the newest.
-- grain: one row per checkpoint
-- key: checkpoint_id
-- params: checkpoint_id
-- columns: checkpoint_id bigint, urn integer, year_group integer, kind varchar, label varchar,
--   england varchar, unit varchar
with england as (
    select max_by(results_year::text || ', ' || release, results_year) as label
    from reference_national_subject
)
select
    c.checkpoint_id,
    c.urn,
    c.year_group,
    c.kind,
    c.academic_year_label || ' ' || c.name as label,
    coalesce(m.england, england.label, '') as england,
    c.unit
from viewer.checkpoint c
cross join england
left join viewer.measured_with m using (checkpoint_id, rule_set)
where c.checkpoint_id = $checkpoint_id;
