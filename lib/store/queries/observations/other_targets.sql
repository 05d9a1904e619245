-- The targets of other kinds that pupils of a year group have, of the latest year each is of.
-- grain: one row per pupil and subject
-- key: pupil_id, subject_id
-- params: urn, results_year
-- columns: pupil_id bigint, subject_id varchar, other_targets varchar
with latest as (
    select o.*
    from viewer.observation o
    join viewer.pupil p using (pupil_id)
    where p.urn = $urn and p.results_year = $results_year and o.measure like '%\_target' escape '\'
    qualify rank() over (
        partition by o.pupil_id, o.subject_id, o.measure order by o.academic_year desc
    ) = 1
)
select
    pupil_id, subject_id,
    string_agg(
        replace(replace(measure, '_target', ''), 'fft', 'FFT')
        || ' ' || told, ', ' order by measure desc
    ) as other_targets
from latest
group by pupil_id, subject_id;
