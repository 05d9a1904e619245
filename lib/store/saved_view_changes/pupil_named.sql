-- Whether a line of words (lower case, one blank between them and at either end) holds both names
-- of a pupil.
-- grain: one row
-- params: urn, words
with known as (
    select
        ' ' || trim(lower(regexp_replace(forename, '[^\p{L}]+', ' ', 'g'))) || ' ' as forename,
        ' ' || trim(lower(regexp_replace(surname, '[^\p{L}]+', ' ', 'g'))) || ' ' as surname
    from pupil
    where urn = $urn
)
select count(*) > 0
from known
where trim(forename) <> '' and trim(surname) <> ''
and contains($words, forename) and contains($words, surname);
