-- name: leaning_on_pupils
-- Later imports that hold something for pupils, or places on interventions, that only these
-- imports brought in: without them they would hang in the air. What a still later import replaced
-- or took out counts too, since undoing that one would bring it back.
-- grain: one row per import
-- params: import_ids
with brought as (
    select pupil_id from main.pupil where list_contains($import_ids::bigint[], import_id)
    except
    select pupil_id
    from main.pupil
    where list_contains($import_ids::bigint[], superseded_by)
    and not list_contains($import_ids::bigint[], import_id)
),
held as (
    select pupil_id, null::bigint as intervention_id, import_id, superseded_by from main.result
    union all
    select pupil_id, null, import_id, superseded_by from main.target
    union all
    select pupil_id, null, import_id, superseded_by from main.dfe_measure
    union all
    select pupil_id, null, import_id, superseded_by from main.observation
    union all
    select pupil_id, null, import_id, superseded_by from main.class_place
    union all
    select pupil_id, intervention_id, import_id, superseded_by from main.intervention_pupil
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

-- name: locked_under
-- The locked checkpoints that hold what these imports brought, as a person names them.
-- grain: one row per checkpoint
-- params: import_ids
select distinct
    c.checkpoint_id,
    c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group as label
from viewer.checkpoint c
join import_batch b using (checkpoint_id)
where list_contains($import_ids::bigint[], b.import_id) and c.status = 'locked'
order by c.checkpoint_id;

-- name: made_by_hand
-- What people wrote by hand about pupils, interventions or places that only these imports brought
-- in, on registers too: it has no file to be undone with, and without them it would hang in the
-- air.
-- grain: one row per kind of thing and its name
-- params: import_ids
with brought_pupil as (
    select pupil_id from main.pupil where list_contains($import_ids::bigint[], import_id)
    except
    select pupil_id
    from main.pupil
    where list_contains($import_ids::bigint[], superseded_by)
    and not list_contains($import_ids::bigint[], import_id)
),
brought_place as (
    select intervention_id, pupil_id from standing.intervention_pupil
    where list_contains($import_ids::bigint[], import_id)
    except
    select intervention_id, pupil_id from standing.intervention_pupil
    where import_id is null or not list_contains($import_ids::bigint[], import_id)
    except
    select intervention_id, pupil_id from main.intervention_pupil
    where list_contains($import_ids::bigint[], superseded_by)
    and not coalesce(list_contains($import_ids::bigint[], import_id), false)
),
brought_plan as (
    select intervention_id from intervention
    where list_contains($import_ids::bigint[], import_id)
),
written as (
    select 'plan' as what, intervention_id, pupil_id
    from standing.intervention_pupil
    where import_id is null
    union all
    select 'plan', intervention_id, pupil_id from intervention_change
    union all
    select 'plan', intervention_id, null from intervention where version > 0
    union all
    select 'session', intervention_id, null from intervention_session where import_id is null
    union all
    select 'session', s.intervention_id, m.pupil_id
    from session_mark m
    join intervention_session s using (session_id)
    where m.import_id is null
    union all
    select 'review', intervention_id, pupil_id from intervention_review where import_id is null
),
registered as (
    select m.pupil_id, n.name
    from register_membership m
    join (
        values ('sen', 'SEN'), ('more_able', 'More able'), ('pupil_premium', 'Pupil Premium'),
        ('under_100', 'Year 7 under 100')
    ) as n (register, name) using (register)
    where m.source = 'hand'
    union all
    select e.pupil_id, c.academic_year_label || ' ' || c.name || ', Year ' || c.year_group
    from (
        select register_id, pupil_id from register_entry
        union
        select register_id, pupil_id from register_hand
    ) e
    join register r using (register_id)
    join viewer.checkpoint c using (checkpoint_id)
)
select distinct w.what, i.name
from written w
join intervention i using (intervention_id)
where w.intervention_id in (select intervention_id from brought_plan)
or w.pupil_id in (select pupil_id from brought_pupil)
or exists (
    select 1 from brought_place b
    where b.intervention_id = w.intervention_id and b.pupil_id = w.pupil_id
)
union
select 'register', name
from registered
where pupil_id in (select pupil_id from brought_pupil)
order by name, what;

-- name: replaced_by_later
-- Imports that have since replaced, or taken out, something that one of these imports stored.
-- grain: one row per import
-- params: import_ids
with replaced as (
    select import_id, superseded_by from main.pupil
    union all
    select import_id, superseded_by from main.target
    union all
    select import_id, superseded_by from main.result
    union all
    select import_id, superseded_by from main.intervention_pupil
    union all
    select import_id, superseded_by from main.dfe_measure
    union all
    select import_id, superseded_by from main.observation
    union all
    select import_id, superseded_by from main.class_place
    union all
    select import_id, superseded_by from main.staff_member
)
select distinct superseded_by as import_id
from replaced
where superseded_by is not null
and list_contains($import_ids::bigint[], import_id)
and not list_contains($import_ids::bigint[], superseded_by)
order by superseded_by desc;

-- name: empty_checkpoints
-- A checkpoint goes with the last of its grades, unless a review looked at it or an Intervention
-- Register was kept for it.
-- grain: one row per checkpoint removed
-- params: checkpoint_ids
delete from checkpoint
where list_contains($checkpoint_ids::bigint[], checkpoint_id)
and checkpoint_id not in (select checkpoint_id from main.result)
and not exists (
    select 1 from intervention_review r where r.checkpoint_id = checkpoint.checkpoint_id
)
and not exists (select 1 from register r where r.checkpoint_id = checkpoint.checkpoint_id)
and not exists (select 1 from intervention i where i.from_checkpoint_id = checkpoint.checkpoint_id);

-- name: gone_changes
-- Forget who checked a checkpoint that has gone.
-- grain: one row per change forgotten
-- params: none
delete from checkpoint_change
where checkpoint_id not in (select checkpoint_id from checkpoint);

-- name: gone_tables
-- Forget which tables a checkpoint that has gone was measured with.
-- grain: one row per checkpoint and rule set forgotten
-- params: none
delete from measured_with
where checkpoint_id not in (select checkpoint_id from checkpoint);

-- name: note_checks
-- Write down that checkpoints which were checked are open again, because their grades changed.
-- grain: one row per checkpoint
-- params: checkpoint_ids, changed_by, note
insert into checkpoint_change by name
select
    checkpoint_id, 'open' as status, $changed_by as changed_by, now()::timestamp as changed_at,
    $note as note
from checkpoint
where list_contains($checkpoint_ids::bigint[], checkpoint_id) and status = 'checked';

-- name: open_checked
-- Open the checkpoints that were checked, and say which they were.
-- grain: one row per checkpoint
-- params: checkpoint_ids
update checkpoint
set status = 'open', checked_on = null
where list_contains($checkpoint_ids::bigint[], checkpoint_id) and status = 'checked'
returning checkpoint_id;

-- name: record
-- Record that an import was undone.
-- grain: one row per import
-- params: import_id
update import_batch
set status = 'undone', undone_at = now()::timestamp
where import_id = $import_id;

-- name: remove_classes
-- Take out the places in classes an import stored.
-- grain: one row per class_place removed
-- params: import_id
delete from class_place where import_id = $import_id and superseded_by is null;

-- name: remove_staff
-- Take out the staff an import stored.
-- grain: one row per staff_member removed
-- params: import_id
delete from staff_member where import_id = $import_id and superseded_by is null;

-- name: remove_dfe_measures
-- Take out the DfE's figures an import stored.
-- grain: one row per dfe_measure removed
-- params: import_id
delete from dfe_measure where import_id = $import_id and superseded_by is null;

-- name: remove_interventions
-- Take out the interventions an import stored.
-- grain: one row per intervention removed
-- params: import_id
delete from intervention where import_id = $import_id;

-- name: remove_marks
-- Take out the session marks an import stored; the mark before each counts again.
-- grain: one row per session_mark removed
-- params: import_id
delete from session_mark where import_id = $import_id;

-- name: remove_observations
-- Take out the observations an import stored.
-- grain: one row per observation removed
-- params: import_id
delete from observation where import_id = $import_id and superseded_by is null;

-- name: remove_places
-- Take out the places on interventions an import stored.
-- grain: one row per intervention_pupil removed
-- params: import_id
delete from intervention_pupil where import_id = $import_id and superseded_by is null;

-- name: remove_pupils
-- Take out the pupils an import stored.
-- grain: one row per pupil removed
-- params: import_id
delete from pupil where import_id = $import_id and superseded_by is null;

-- name: remove_results
-- Take out the grades an import stored.
-- grain: one row per result removed
-- params: import_id
delete from result where import_id = $import_id and superseded_by is null;

-- name: remove_sessions
-- Take out the sessions an import stored, unless somebody has marked them since.
-- grain: one row per intervention_session removed
-- params: import_id
delete from intervention_session
where import_id = $import_id
and session_id not in (select session_id from session_mark);

-- name: remove_targets
-- Take out the targets an import stored.
-- grain: one row per target removed
-- params: import_id
delete from target where import_id = $import_id and superseded_by is null;

-- name: restore_dfe_measures
-- Let the DfE's figures that an import replaced stand again.
-- grain: one row per dfe_measure restored
-- params: import_id
update dfe_measure set superseded_by = null where superseded_by = $import_id;

-- name: restore_classes
-- Let the places in classes that an import replaced stand again.
-- grain: one row per class_place restored
-- params: import_id
update class_place set superseded_by = null where superseded_by = $import_id;

-- name: restore_staff
-- Let the staff that an import replaced stand again.
-- grain: one row per staff_member restored
-- params: import_id
update staff_member set superseded_by = null where superseded_by = $import_id;

-- name: restore_observations
-- Let the observations that an import replaced stand again.
-- grain: one row per observation restored
-- params: import_id
update observation set superseded_by = null where superseded_by = $import_id;

-- name: restore_places
-- Let the places on interventions that an import replaced stand again.
-- grain: one row per intervention_pupil restored
-- params: import_id
update intervention_pupil set superseded_by = null where superseded_by = $import_id;

-- name: restore_pupils
-- Let the pupils that an import replaced stand again.
-- grain: one row per pupil restored
-- params: import_id
update pupil set superseded_by = null where superseded_by = $import_id;

-- name: restore_results
-- Let the grades that an import replaced stand again.
-- grain: one row per result restored
-- params: import_id
update result set superseded_by = null where superseded_by = $import_id;

-- name: restore_targets
-- Let the targets that an import replaced stand again.
-- grain: one row per target restored
-- params: import_id
update target set superseded_by = null where superseded_by = $import_id;
