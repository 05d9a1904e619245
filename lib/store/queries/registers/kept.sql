-- The registers kept of a checkpoint's cohort up to that half-term: every revision, newest first.
-- grain: one row per register
-- key: register_id
-- params: checkpoint_id
-- columns: register_id bigint, urn integer, checkpoint_id bigint, results_year integer,
--   academic_year integer, half_term integer, revision integer, as_of_on date, on_roll integer,
--   renewed_by varchar, renewed_at timestamp, note varchar, is_this boolean, year_label varchar,
--   name varchar
select
    r.*, r.checkpoint_id = $checkpoint_id as is_this,
    (r.academic_year - 1)::text || '/' || right(r.academic_year::text, 2) as year_label, k.name
from viewer.register r
join viewer.checkpoint k using (checkpoint_id)
join viewer.checkpoint c on c.urn = r.urn and c.results_year = r.results_year
where c.checkpoint_id = $checkpoint_id
and (k.collected_on < c.collected_on or k.checkpoint_id = c.checkpoint_id)
order by k.collected_on desc, r.revision desc;
