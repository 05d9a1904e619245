-- Everything held on a pupil, as it was brought in, the rows that a later file replaced included:
-- for a person's right to see their data. Like every view, only the pupils this viewer may see.

-- grain: one row per version of a pupil
create view viewer.held_pupil as
with every_version as (
    select *, null::bigint as superseded_by from pupil
    union all by name
    select * from pupil_superseded
)
select * from every_version where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a target
create view viewer.held_target as
with every_version as (
    select *, null::bigint as superseded_by from target
    union all by name
    select * from target_superseded
)
select * from every_version where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a result
create view viewer.held_result as
with every_version as (
    select *, null::bigint as superseded_by from result
    union all by name
    select * from result_superseded
)
select * from every_version where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a pupil's place in an intervention
create view viewer.held_intervention_pupil as
with every_version as (
    select *, null::bigint as superseded_by from intervention_pupil
    union all by name
    select * from intervention_pupil_superseded
),
every_intervention as (
    select *, null::bigint as superseded_by from intervention
    union all by name
    select * from intervention_superseded
),
latest as (
    select distinct on (intervention_id)
        intervention_id, name, subject_id, wave, kind
    from every_intervention
    order by intervention_id, superseded_by desc nulls first
)
select v.*, i.name, i.subject_id, i.wave, i.kind
from every_version v
left join latest i using (intervention_id)
where v.pupil_id in (select pupil_id from viewer.pupil);
