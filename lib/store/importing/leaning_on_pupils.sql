-- Later imports that hold something for pupils, or places on interventions, that only these
-- imports brought in: without them they would hang in the air. What a still later import replaced
-- or took out counts too, since undoing that one would bring it back.
-- grain: one row per import
-- params: import_ids
with brought as (
    select pupil_id from pupil where list_contains($import_ids::bigint[], import_id)
    union
    select pupil_id from pupil_superseded where list_contains($import_ids::bigint[], import_id)
    except
    select pupil_id
    from pupil_superseded
    where list_contains($import_ids::bigint[], superseded_by)
    and not list_contains($import_ids::bigint[], import_id)
),
held as (
    select pupil_id, null::bigint as intervention_id, import_id, null::bigint as superseded_by
    from result
    union all
    select pupil_id, null, import_id, superseded_by from result_superseded
    union all
    select pupil_id, null, import_id, null from target
    union all
    select pupil_id, null, import_id, superseded_by from target_superseded
    union all
    select pupil_id, null, import_id, null from dfe_measure
    union all
    select pupil_id, null, import_id, superseded_by from dfe_measure_superseded
    union all
    select pupil_id, intervention_id, import_id, null from intervention_pupil
    union all
    select pupil_id, intervention_id, import_id, superseded_by from intervention_pupil_superseded
    union all
    select m.pupil_id, s.intervention_id, m.import_id, null
    from session_mark m
    join intervention_session s using (session_id)
),
leaning as (
    select unnest([import_id, superseded_by]) as import_id
    from held
    where pupil_id in (select pupil_id from brought)
    or intervention_id in (
        select intervention_id from intervention
        where list_contains($import_ids::bigint[], import_id)
    )
)
select distinct import_id
from leaning
where import_id is not null and not list_contains($import_ids::bigint[], import_id)
order by import_id desc;
