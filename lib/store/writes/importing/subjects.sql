-- name: known_subjects
-- The subjects Checkpoint knows.
-- grain: one row per subject
-- params: none
select subject_id, name, default_qualification from reference_subject order by sort_order;

-- name: known_aliases
-- Every other name a subject goes by.
-- grain: one row per alias
-- params: none
select alias_key, subject_id from reference_subject_alias order by alias_key;

-- name: names_said
-- What the school last said that a name in a row of its files is, where it still stands.
-- grain: one row per name
-- params: urn
select name, subject_id
from subject_other_name
where urn = $urn
qualify row_number() over (partition by name_key order by said_at desc) = 1
    and subject_id is not null
order by name;

-- name: keep_name_said
-- Remember which subject a person said that a name in a row is; null takes back what was said.
-- grain: one row per name and time it was said
-- params: urn, name, name_key, subject_id, said_by, file_name
insert into subject_other_name by name
select
    $urn as urn, $name as name, $name_key as name_key, $subject_id as subject_id,
    $said_by as said_by, now()::timestamp as said_at, $file_name as file_name;
