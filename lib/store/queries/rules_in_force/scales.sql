-- The scales of Years 7 to 9 that a school may use, with their grades from the lowest up, what a
-- distance is counted in, from where a pupil is behind, and on whose word.
-- grain: one row per scale
-- key: scale
-- params: urn
-- columns: scale varchar, name varchar, grades varchar[], unit varchar, units varchar,
--   units_in_a_step integer, source varchar, said_by varchar, said_at timestamp
select
    s.scale, s.name, list(g.grade order by g.points) as grades,
    s.unit, s.units, s.units_in_a_step, s.source, s.said_by, s.said_at
from viewer.school_scale s
join viewer.school_scale_grade g using (scale)
where s.is_offered and coalesce(s.urn, $urn) = $urn
group by all
order by any_value(s.sort_order);
