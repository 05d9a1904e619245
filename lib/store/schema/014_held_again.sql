-- Two views of 005 read the views of their own names in this schema and not the tables, so that
-- what is held on a pupil lacked the former UPN, the ULN, and the file and row it came from.

-- grain: one row per version of a pupil
create or replace view viewer.held_pupil as
with every_version as (
    select *, null::bigint as superseded_by from main.pupil
    union all by name
    select * from main.pupil_superseded
)
select * from every_version where pupil_id in (select pupil_id from viewer.pupil);

-- grain: one row per version of a pupil's place in an intervention
create or replace view viewer.held_intervention_pupil as
with every_version as (
    select *, null::bigint as superseded_by from main.intervention_pupil
    union all by name
    select * from main.intervention_pupil_superseded
),
every_intervention as (
    select *, null::bigint as superseded_by from main.intervention
    union all by name
    select * from main.intervention_superseded
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
