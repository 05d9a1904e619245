-- The checked checkpoints of the sample school's last two half-terms, and the day each half-term's
-- register was renewed: the school's own day for the last, the day of collection before it.
-- grain: one row per checkpoint
-- params: none
with half_term as (
    select urn, academic_year, half_term, rank() over (order by max(collected_on) desc) as back
    from checkpoint
    where kind <> 'final'
    group by urn, academic_year, half_term
)
select c.checkpoint_id, if(h.back = 1, coalesce(s.as_of_on, c.collected_on), c.collected_on) as day
from checkpoint c
join half_term h using (urn, academic_year, half_term)
join school s using (urn)
where h.back <= 2 and c.kind <> 'final' and c.status <> 'open'
order by c.collected_on, c.checkpoint_id;
