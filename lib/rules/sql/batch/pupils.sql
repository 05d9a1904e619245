-- Every pupil of the file as a case, from the first line that names the pupil. A score that is none
-- is left out.
-- grain: one row per pupil
-- params: none
create or replace temp table batch_pupil as
select
    p.line as case_id, trim(p.pupil_id) as pupil_id,
    r.score as ks2_reading, m.score as ks2_maths
from incoming_pupil p
left join incoming_score r on r.written = p.ks2_reading
left join incoming_score m on m.written = p.ks2_maths
where trim(p.pupil_id) <> ''
qualify row_number() over (partition by trim(p.pupil_id) order by p.line) = 1;
