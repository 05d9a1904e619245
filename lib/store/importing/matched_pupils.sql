-- The matches, with what is known of each pupil.
-- grain: one row per row of the file
-- params: none
select
    m.source_row,
    m.pupil_id,
    m.matched_by,
    coalesce(m.contradicts, false) as is_contradicted,
    m.namesakes,
    m.name_key,
    p.forename || ' ' || p.surname as pupil_name,
    p.form,
    p.results_year,
    name_key(p.surname, p.forename) as known_name_key
from matched_pupil m
left join pupil p using (pupil_id)
order by m.source_row;
