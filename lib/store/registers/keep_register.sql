-- Keep the register of one checkpoint, as the next revision of it.
-- grain: one row per register
-- params: register_id, checkpoint_id, as_of_on, on_roll, who, renewed_at, note
insert into register by name
select
    $register_id as register_id, c.urn, c.checkpoint_id, c.results_year, c.academic_year,
    c.half_term,
    1 + (select count(*) from register r where r.checkpoint_id = c.checkpoint_id) as revision,
    $as_of_on as as_of_on, $on_roll as on_roll, $who as renewed_by,
    coalesce($renewed_at::timestamp, now()::timestamp) as renewed_at, $note as note
from checkpoint c
where c.checkpoint_id = $checkpoint_id;
