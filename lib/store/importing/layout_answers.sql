-- How a person last said each column of a layout is to be read.
-- grain: one row per column
-- params: urn, layout
select column_key, field, subject_id, measure, qualification
from layout_answer
where urn = $urn and layout = $layout
qualify row_number() over (partition by column_key order by said_at desc) = 1
order by column_key;
