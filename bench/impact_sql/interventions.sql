-- Eight interventions a half-term and year group, of four types in the ten subjects.
insert into intervention by name
select
    row_number() over (order by c.checkpoint_id, n) as intervention_id, 999002 as urn,
    $subjects[1 + (hash(c.checkpoint_id, n) % 10)::integer] || ' help' as name,
    $subjects[1 + (hash(c.checkpoint_id, n) % 10)::integer] as subject_id,
    2 as wave, 'Type ' || n % 4 as kind, 'Lead ' || n as lead,
    (c.collected_on + interval 5 days)::date as starts_on,
    (c.collected_on + interval 40 days)::date as ends_on, 1 as import_id, 900 as cost
from checkpoint c, range(8) t(n);
