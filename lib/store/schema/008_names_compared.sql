-- How two names are compared: whatever the order of their words, their case, accents, hyphens and
-- apostrophes. `O'Neill-Grey, Séan` and `SEAN ONEILL GREY` are one name. Blank for no name at all.
create macro name_key(surname, forename) as
    case when trim(surname || forename) = '' then ''
    else list_sort(string_split_regex(
        trim(regexp_replace(
            regexp_replace(lower(strip_accents(surname || ' ' || forename)), '[’‘''`]', '', 'g'),
            '[^a-z0-9]+', ' ', 'g')),
        ' '))::text end;
