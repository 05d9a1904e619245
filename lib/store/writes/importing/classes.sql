-- name: compare_places
-- The places in classes of a file beside those that stand. A place without a first day begins with
-- the academic year, or today where the pupil has been in another class of the subject.
-- grain: one row per place to store
-- params: year_start, day
create or replace temp table incoming_place as
with said as (
    select
        pupil_id, subject_id, class_code,
        arg_min(nullif(teacher_code, ''), source_row) as teacher_code,
        min(starts_on)::date as said_start, max(ends_on)::date as ends_on,
        min(source_row)::integer as source_row
    from entry
    group by pupil_id, subject_id, class_code
),
here as (
    select *
    from standing.class_place
    qualify row_number() over (
        partition by pupil_id, subject_id, class_code order by starts_on desc
    ) = 1
),
taught as (select distinct pupil_id, subject_id from standing.class_place)
select
    s.* exclude (said_start),
    coalesce(
        s.said_start, h.starts_on,
        if(t.pupil_id is null, $year_start::date, $day::date)
    ) as starts_on,
    h.starts_on as old_starts_on, h.teacher_code as old_teacher_code, h.ends_on as old_ends_on,
    case
        when h.pupil_id is null then 'created'
        -- A place that had ended begins anew where the file gives it a later first day.
        when h.ends_on is not null and s.said_start > h.ends_on then 'created'
        when coalesce(s.teacher_code, h.teacher_code) is distinct from h.teacher_code
            or coalesce(s.ends_on, h.ends_on) is distinct from h.ends_on
            or coalesce(s.said_start, h.starts_on) <> h.starts_on then 'updated'
        else 'unchanged'
    end as outcome
from said s
left join here h using (pupil_id, subject_id, class_code)
left join taught t using (pupil_id, subject_id);

-- name: compared_places
-- What storing would do to each place, at every row that says it.
-- grain: one row per row of the file
-- params: none
select
    e.source_row, e.place, i.outcome,
    nullif(concat_ws(', ', if(i.old_starts_on is null, null, i.class_code), i.old_teacher_code), '')
        as old,
    concat_ws(', ', i.class_code, i.teacher_code) as new
from entry e
join incoming_place i using (pupil_id, subject_id, class_code);

-- name: supersede_places
-- Set aside the places this file replaces, and those in other classes of the subject that its own
-- places end, so that it can be undone. One that begins on the day of another corrects it.
-- grain: one row per place replaced
-- params: import_id
update class_place c set superseded_by = $import_id
from incoming_place i
where c.superseded_by is null and i.outcome <> 'unchanged'
and c.pupil_id = i.pupil_id and c.subject_id = i.subject_id
and (
    (i.outcome = 'updated' and c.class_code = i.class_code and c.starts_on = i.old_starts_on)
    or (
        i.outcome = 'created' and c.ends_on is null and c.starts_on <= i.starts_on
        and not exists (
            select 1 from incoming_place k
            where k.pupil_id = c.pupil_id and k.subject_id = c.subject_id
            and k.class_code = c.class_code
        )
    )
);

-- name: keep_places
-- Store the places that are new or have changed.
-- grain: one row per place stored
-- params: import_id
insert into class_place by name
select
    pupil_id, subject_id, class_code, coalesce(teacher_code, old_teacher_code) as teacher_code,
    starts_on, coalesce(ends_on, if(outcome = 'updated', old_ends_on, null)) as ends_on,
    $import_id as import_id, source_row
from incoming_place
where outcome in ('created', 'updated');

-- name: keep_ended_places
-- Store the places that end because the pupil moved to another class of the subject.
-- grain: one row per place ended
-- params: import_id
insert into class_place by name
select
    c.pupil_id, c.subject_id, c.class_code, c.teacher_code, c.starts_on,
    min(i.starts_on) - 1 as ends_on, $import_id as import_id,
    min(i.source_row)::integer as source_row
from main.class_place c
join incoming_place i using (pupil_id, subject_id)
where c.superseded_by = $import_id and i.outcome = 'created' and i.class_code <> c.class_code
and c.starts_on < i.starts_on
and not exists (
    select 1 from incoming_place k
    where k.pupil_id = c.pupil_id and k.subject_id = c.subject_id and k.class_code = c.class_code
)
group by c.pupil_id, c.subject_id, c.class_code, c.teacher_code, c.starts_on;

-- name: checkpoints_of_places
-- The checkpoints whose grades get their class from places this import stored or replaced.
-- grain: one row per checkpoint
-- params: import_id
select distinct r.checkpoint_id
from main.class_place c
join standing.result r using (pupil_id, subject_id)
where (c.import_id = $import_id or c.superseded_by = $import_id) and r.class_code is null;

-- name: staff_named_as_pupils
-- The rows of a staff list whose whole name is that of a pupil here, in either order of its words.
-- grain: one row per row of the file
-- params: urn
select e.source_row
from entry e
where e.name <> '' and name_key('', e.name) in (
    select name_key(surname, forename) from standing.pupil where urn = $urn
)
order by e.source_row;

-- name: compare_staff
-- The staff of a file beside those that stand.
-- grain: one row per member of staff to store
-- params: urn
create or replace temp table incoming_staff as
select
    e.source_row, e.place, e.staff_key, e.name,
    coalesce(nullif(e.code, ''), s.code) as code,
    coalesce(nullif(e.email, ''), s.email) as email,
    coalesce(nullif(e.role, ''), s.role) as role,
    coalesce(nullif(e.department, ''), s.department) as department,
    coalesce(nullif(e.form, ''), s.form) as form,
    coalesce(nullif(e.classes, ''), s.classes) as classes,
    s.name as old_name,
    case
        when s.staff_key is null then 'created'
        when e.name <> s.name
            or coalesce(nullif(e.code, ''), s.code) is distinct from s.code
            or coalesce(nullif(e.email, ''), s.email) is distinct from s.email
            or coalesce(nullif(e.role, ''), s.role) is distinct from s.role
            or coalesce(nullif(e.department, ''), s.department) is distinct from s.department
            or coalesce(nullif(e.form, ''), s.form) is distinct from s.form
            or coalesce(nullif(e.classes, ''), s.classes) is distinct from s.classes
            then 'updated'
        else 'unchanged'
    end as outcome
from entry e
left join standing.staff_member s on s.urn = $urn and s.staff_key = e.staff_key;

-- name: compared_staff
-- What storing would do to each member of staff.
-- grain: one row per member of staff
-- params: none
select
    source_row, place, outcome, old_name as old,
    concat_ws(', ', name, code, role, department, form, classes) as new
from incoming_staff;

-- name: supersede_staff
-- Set aside the staff this file replaces, so that it can be undone.
-- grain: one row per member of staff replaced
-- params: urn, import_id
update staff_member s set superseded_by = $import_id
from incoming_staff i
where s.urn = $urn and s.superseded_by is null and i.outcome = 'updated'
and s.staff_key = i.staff_key;

-- name: keep_staff
-- Store the staff that are new or have changed.
-- grain: one row per member of staff stored
-- params: urn, import_id
insert into staff_member by name
select
    $urn as urn, staff_key, code, name, email, role, department, form, classes,
    $import_id as import_id, source_row
from incoming_staff
where outcome in ('created', 'updated');
