-- Pupils of these cohorts, on roll that day (today, or the sample school's own day, when none is
-- named), who are not in the file. They are flagged and nothing of theirs is changed.
-- grain: one row per pupil
-- params: urn, results_years, on_day, seen
with day as (
    select coalesce($on_day::date, max(as_of_on), current_date) as on_day
    from school where urn = $urn
)
select p.pupil_id, p.forename || ' ' || p.surname as name, p.form
from pupil p
cross join day
where p.urn = $urn
and list_contains($results_years::integer[], p.results_year)
and not list_contains($seen::bigint[], p.pupil_id)
and (p.joined_on is null or p.joined_on <= day.on_day)
and (p.left_on is null or p.left_on > day.on_day)
order by p.surname, p.forename, p.pupil_id;
