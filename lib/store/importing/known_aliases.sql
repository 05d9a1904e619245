-- Every other name a subject goes by.
-- grain: one row per alias
-- params: none
select alias_key, subject_id from reference_subject_alias order by alias_key;
