-- Every row of results that says anything, by the numbers of its pupil and of its reading. The
-- texts are looked up once here, since there may be millions.
-- grain: one row per row of the file
-- params: none
create or replace temp table batch_row as
with written as (
    select
        line, trim(pupil_id) as pupil_id, subject, qualification, grade,
        case when entered_on <> '' then nullif(trim(entered_on), '') end as dated
    from incoming_result
    where pupil_id <> '' or trim(subject || qualification || grade || entered_on) <> ''
)

select
    r.line, p.case_id, g.reading_id,
    case when dated is not null then try_strptime(dated, '%Y-%m-%d')::date end as entered_on,
    dated is not null as is_dated
from written r
left join batch_pupil p using (pupil_id)
left join incoming_reading g using (subject, qualification, grade);
