-- The rows that cannot be used, or not wholly: where each stands, what it says, what is wrong. A
-- row without a grade, and one that is blank, is no fault.
-- grain: one row per row and column at fault
-- params: none
create or replace temp table batch_fault as
with written as (
    select line, trim(pupil_id) as pupil_id, ks2_reading, ks2_maths
    from incoming_pupil
    where concat(trim(pupil_id), trim(ks2_reading), trim(ks2_maths)) <> ''
),

score as (
    select p.line, unnest(['ks2_reading', 'ks2_maths']) as name,
        unnest([p.ks2_reading, p.ks2_maths]) as written
    from written p
    join batch_pupil b on b.case_id = p.line
),

at_fault as (
    select
        r.line,
        case
            when r.case_id is null then 'pupil_id'
            when g.fault <> '' then g.fault
            else 'entered_on'
        end as name,
        case
            when r.case_id is null then 'pupil_unknown'
            when g.fault <> '' then g.fault
            else 'no_date'
        end as fault,
        g.remedy
    from batch_row r
    join incoming_reading g using (reading_id)
    where r.case_id is null or g.fault <> '' or (r.is_dated and r.entered_on is null)
)

select 'pupils' as file, line, 'pupil_id' as name, pupil_id as written, 'no_pupil' as fault,
    null as remedy
from written
where pupil_id = ''
union all
select 'pupils', p.line, 'pupil_id', p.pupil_id, 'pupil_twice', null
from written p
anti join batch_pupil b on b.case_id = p.line
where p.pupil_id <> ''
union all
select 'pupils', s.line, s.name, trim(s.written), 'no_score', null
from score s
join incoming_score i using (written)
where i.is_wrong
union all
select
    'results', f.line, f.name,
    trim(case f.name
        when 'pupil_id' then r.pupil_id
        when 'subject' then r.subject
        when 'qualification' then r.qualification
        when 'grade' then r.grade
        else r.entered_on
    end),
    f.fault, f.remedy
from at_fault f
join incoming_result r using (line);
