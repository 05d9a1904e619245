-- At which version a line of the strategic plan stands.
-- grain: one row, with 0 when there is no such line
-- params: line_id
select coalesce(max(version), 0), coalesce(arg_max(is_withdrawn, version), false)
from strategy_line
where line_id = $line_id;
