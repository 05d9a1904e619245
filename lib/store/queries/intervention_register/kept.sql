-- The registers kept of a checkpoint's cohort up to that half-term: every revision, newest first.
-- grain: one row per register
-- key: register_id
-- params: checkpoint_id
-- columns: register_id bigint, checkpoint_id bigint, half_term varchar, year_label varchar,
--   revision integer, as_of_on date, on_roll integer, renewed_by varchar, renewed_at timestamp,
--   note varchar, is_this boolean
select
    r.register_id, r.checkpoint_id, k.name as half_term,
    (r.academic_year - 1)::text || '/' || right(r.academic_year::text, 2) as year_label,
    r.revision, r.as_of_on, r.on_roll, r.renewed_by, r.renewed_at, r.note,
    r.checkpoint_id = $checkpoint_id as is_this
from viewer.register r
join viewer.checkpoint k using (checkpoint_id)
join viewer.checkpoint c on c.urn = r.urn and c.results_year = r.results_year
where c.checkpoint_id = $checkpoint_id
and (k.collected_on < c.collected_on or k.checkpoint_id = c.checkpoint_id)
order by k.collected_on desc, r.revision desc;
