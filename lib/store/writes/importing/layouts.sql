-- name: said_of_layout
-- How a person last said each column of a layout is to be read; under no column, which kind of file
-- it is.
-- grain: one row per column, and one for the kind
-- params: urn, layout
with said as (
    select column_key, field, subject_id, measure, qualification, said_at
    from layout_answer
    where urn = $urn and layout = $layout
    union all
    select null, content, null, null, null, said_at
    from layout_content
    where urn = $urn and layout = $layout
)
select * exclude (said_at)
from said
qualify row_number() over (partition by column_key order by said_at desc) = 1
order by column_key;

-- name: keep_layout_answer
-- Remember how a person said a column of a layout is to be read.
-- grain: one row per column and time it was said
-- params: urn, layout, column_key, heading, field, subject_id, measure, qualification, said_by, file_name
insert into layout_answer by name
select
    $urn as urn, $layout as layout, $column_key as column_key, $heading as heading,
    $field as field, $subject_id as subject_id, $measure as measure,
    $qualification as qualification, $said_by as said_by, now()::timestamp as said_at,
    $file_name as file_name;

-- name: keep_layout_content
-- Remember which kind of file a person said a layout is.
-- grain: one row per layout and time it was said
-- params: urn, layout, content, said_by, file_name
insert into layout_content by name
select
    $urn as urn, $layout as layout, $content as content, $said_by as said_by,
    now()::timestamp as said_at, $file_name as file_name;
