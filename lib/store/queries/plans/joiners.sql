-- The pupils who could join a plan: on roll, in the year groups of those on it, and not on it.
-- grain: one row per pupil
-- key: pupil_id
-- params: intervention_id, as_of_on
-- columns: pupil_id bigint, name varchar, code varchar, form varchar
with on_it as (
    select i.pupil_id, p.results_year, i.left_because
    from viewer.intervention_pupil i
    join viewer.pupil p using (pupil_id)
    where i.intervention_id = $intervention_id
)
select p.pupil_id, p.name, p.code, p.form
from viewer.pupil p
join viewer.intervention i using (urn)
where i.intervention_id = $intervention_id
and p.results_year in (select results_year from on_it)
and p.pupil_id not in (select pupil_id from on_it where left_because is null)
and coalesce(p.left_on > $as_of_on, true)
order by p.surname collate nocase.noaccent, p.forename collate nocase.noaccent, p.pupil_id;
