-- Make room for what a school now says of a type of help.
-- grain: one row per type
-- params: urn, name
delete from intervention_type where urn = $urn and lower(name) = lower($name::text);
