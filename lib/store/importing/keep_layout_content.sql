-- Remember which kind of file a person said a layout is.
-- grain: one row per layout and time it was said
-- params: urn, layout, content, said_by, file_name
insert into layout_content by name
select
    $urn as urn, $layout as layout, $content as content, $said_by as said_by,
    now()::timestamp as said_at, $file_name as file_name;
