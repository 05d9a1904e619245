-- Which kind of file a person last said a layout is.
-- grain: one row
-- params: urn, layout
select content
from layout_content
where urn = $urn and layout = $layout
order by said_at desc
limit 1;
