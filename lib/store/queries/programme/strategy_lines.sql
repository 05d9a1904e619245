-- Every version of every line of the strategic plan, the one that counts first.
-- grain: one row per line and version
-- key: line_id, version
-- params: urn
-- columns: line_id bigint, version integer, urn integer, academic_year integer, pupil_group
--   varchar, aim varchar, leader varchar, experts varchar, starts_on date, ends_on date,
--   is_withdrawn boolean, because varchar, said_by varchar, said_at timestamp, counts boolean
select
    s.* replace (coalesce(experts, '') as experts, coalesce(because, '') as because),
    version = max(version) over (partition by line_id) as counts
from viewer.strategy_line s
where urn = $urn
order by academic_year, line_id, version desc;
