-- Every version of every line of the strategic plan, the one that counts first.
-- grain: one row per line and version
-- params: urn
select
    s.*,
    version = max(version) over (partition by line_id) as counts,
    min(said_at) over (partition by line_id) as first_said_at
from viewer.strategy_line s
where urn = $urn
order by academic_year, line_id, version desc;
