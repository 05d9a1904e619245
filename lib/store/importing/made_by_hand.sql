-- What people wrote by hand about pupils, interventions or places that only these imports brought
-- in, on registers too: it has no file to be undone with, and without them it would hang in the
-- air.
-- grain: one row per kind of thing and its name
-- params: import_ids
with brought_pupil as (
    select pupil_id from pupil where list_contains($import_ids::bigint[], import_id)
    union
    select pupil_id from pupil_superseded where list_contains($import_ids::bigint[], import_id)
    except
    select pupil_id
    from pupil_superseded
    where list_contains($import_ids::bigint[], superseded_by)
    and not list_contains($import_ids::bigint[], import_id)
),
brought_place as (
    select intervention_id, pupil_id from intervention_pupil
    where list_contains($import_ids::bigint[], import_id)
    except
    select intervention_id, pupil_id from intervention_pupil
    where import_id is null or not list_contains($import_ids::bigint[], import_id)
    except
    select intervention_id, pupil_id from intervention_pupil_superseded
    where list_contains($import_ids::bigint[], superseded_by)
    and not coalesce(list_contains($import_ids::bigint[], import_id), false)
),
brought_plan as (
    select intervention_id from intervention
    where list_contains($import_ids::bigint[], import_id)
),
written as (
    select 'plan' as what, intervention_id, pupil_id
    from intervention_pupil
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
