-- Rule b: pupils who joined in the last half-term: since the checkpoint before, and no more than so
-- many weeks before this one. Those who came up with Year 7 in September are not new.
-- grain: one row per pupil proposed
-- key: pupil_id
-- params: checkpoint_id, as_of_on, weeks
-- columns: pupil_id bigint, rule varchar, subjects integer, reason varchar
with this as (
    select c.*, max(b.collected_on) as before_on
    from viewer.checkpoint c
    left join viewer.checkpoint b
        on b.urn = c.urn and b.results_year = c.results_year and b.collected_on < c.collected_on
    where c.checkpoint_id = $checkpoint_id
    group by all
)
select
    p.pupil_id, 'joined' as rule, 0 as subjects,
    'Joined on ' || day(p.joined_on) || strftime(p.joined_on, ' %B %Y') as reason
from viewer.pupil p
join this c using (urn, results_year)
where p.joined_on > greatest(c.collected_on - 7 * $weeks::integer, c.before_on)
and p.joined_on <= $as_of_on
and p.joined_on > make_date(c.results_year - 5, 9, 30)
and coalesce(p.left_on > $as_of_on, true)
order by p.pupil_id;
