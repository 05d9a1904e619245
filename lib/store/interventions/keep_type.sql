-- Keep what a school says of a type of help: where it is given, and whether it is still offered.
-- grain: one row per type
-- params: urn, name, place, is_offered
insert into intervention_type by name
select
    $urn::integer as urn, $name::text as name, $place::text as place,
    $is_offered::boolean as is_offered;
