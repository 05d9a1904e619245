-- The surname and forename of each pupil by UPN, to tell which part of a name a stray comma cut.
-- grain: one row per pupil with a UPN
-- params: urn
select upn, surname, forename from pupil where urn = $urn and upn <> '';
