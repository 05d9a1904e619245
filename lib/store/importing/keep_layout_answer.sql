-- Remember how a person said a column of a layout is to be read.
-- grain: one row per column and time it was said
-- params: urn, layout, column_key, heading, field, subject_id, measure, qualification, said_by, file_name
insert into layout_answer by name
select
    $urn as urn, $layout as layout, $column_key as column_key, $heading as heading,
    $field as field, $subject_id as subject_id, $measure as measure,
    $qualification as qualification, $said_by as said_by, now()::timestamp as said_at,
    $file_name as file_name;
