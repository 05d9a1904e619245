-- What one import stored, row by row, beside what it replaced; and what it took out.
-- grain: one row per pupil and thing stored or taken out
-- key: pupil_id, kind, thing, source_row, source_column
-- params: import_id
-- columns: pupil_id bigint, kind varchar, thing varchar, source_row integer, source_column
--   varchar, value_in_file varchar, was varchar, here varchar, outcome varchar, is_replaced
--   boolean, pupil_name varchar, pupil_code varchar
with every_version as (
    select
        r.pupil_id, 'grade' as kind, s.name as thing, r.qualification,
        concat_ws(' ', r.checkpoint_id, r.subject_id, r.entered_on) as thing_key,
        concat_ws(', ', r.grade, r.class_code) as value,
        r.import_id, r.superseded_by, r.source_row, r.source_column, r.value_in_file
    from viewer.held_result r
    join reference_subject s using (subject_id)
    union all
    select
        t.pupil_id, 'target', 'Target, ' || s.name, t.qualification,
        concat_ws(' ', t.academic_year, t.subject_id), t.grade,
        t.import_id, t.superseded_by, t.source_row, null, null
    from viewer.held_target t
    join reference_subject s using (subject_id)
    union all
    select
        pupil_id, 'pupil', 'Pupil', null, '', null, import_id, superseded_by, source_row, null, null
    from viewer.held_pupil
    union all
    select
        pupil_id, 'place', name, null, concat_ws(' ', intervention_id, starts_on),
        concat_ws(' to ', starts_on, ends_on), import_id, superseded_by, source_row, null, null
    from viewer.held_intervention_pupil
    union all
    select
        pupil_id, 'dfe', 'Attainment 8 (DfE)', null, '', attainment_8::text,
        import_id, superseded_by, source_row, null, null
    from viewer.held_dfe_measure
    union all
    select
        o.pupil_id, 'observation', concat_ws(', ',
            upper(left(o.measure, 1)) || replace(substr(o.measure, 2), '_', ' '), s.name,
            nullif(o.occasion, '')
        ), null,
        concat_ws(' ', o.measure, o.subject_id, o.occasion), o.told,
        o.import_id, o.superseded_by, o.source_row, o.source_column, o.value_in_file
    from viewer.held_observation o
    left join reference_subject s using (subject_id)
    union all
    select
        c.pupil_id, 'class', 'Class, ' || s.name, null,
        concat_ws(' ', c.subject_id, c.class_code, c.starts_on),
        concat_ws(', ', c.class_code, c.teacher_code, c.starts_on::text || ' on', c.ends_on),
        c.import_id, c.superseded_by, c.source_row, null, null
    from viewer.held_class_place c
    join reference_subject s using (subject_id)
),
stored as (select * from every_version where import_id = $import_id),
before as (select * from every_version where superseded_by = $import_id),
paired as (
    select
        s.*, b.value as was, b.pupil_id is not null as is_change
    from stored s
    left join before b using (pupil_id, kind, thing_key)
    -- A marksheet replaces whatever qualification stood there; a list only its own.
    qualify row_number() over (
        partition by s.pupil_id, s.kind, s.thing_key, s.qualification, s.source_row
        order by b.qualification = s.qualification desc nulls last
    ) = 1
),
told as (
    select
        pupil_id, kind, thing, source_row, source_column, value_in_file, was, value as here,
        if(is_change, 'updated', 'created') as outcome, superseded_by is not null as is_replaced
    from paired
    union all
    select
        pupil_id, kind, thing, null, null, null, value, null, 'cleared', false
    from before b
    where not exists (
        select 1 from stored s
        where s.pupil_id = b.pupil_id and s.kind = b.kind and s.thing_key = b.thing_key
    )
)
select t.*, p.name as pupil_name, p.code as pupil_code
from told t
join viewer.pupil p using (pupil_id)
order by t.source_row nulls last, t.source_column, t.thing, p.surname, p.forename, t.pupil_id;
