-- Made anew in the order of these files whenever they are others than the file was made with: nothing
-- is kept in a view.

drop schema if exists viewer cascade;
drop schema if exists standing cascade;
drop view if exists pupil_slot;
drop view if exists register_in_file;
create schema standing;
create schema viewer;

-- What stands now: the rows that no later import has replaced. Whatever counts, measures or shows
-- reads these; the tables themselves also hold the replaced rows, so that an import can be undone.

create view standing.pupil as
select * exclude (superseded_by) from main.pupil where superseded_by is null;

create view standing.target as
select * exclude (superseded_by) from main.target where superseded_by is null;

create view standing.result as
select * exclude (superseded_by) from main.result where superseded_by is null;

create view standing.intervention_pupil as
select * exclude (superseded_by) from main.intervention_pupil where superseded_by is null;

create view standing.dfe_measure as
select * exclude (superseded_by) from main.dfe_measure where superseded_by is null;

-- How two names are compared: whatever the order of their words, their case, accents, hyphens and
-- apostrophes. `O'Neill-Grey, Séan` and `SEAN ONEILL GREY` are one name. Blank for no name at all.
create or replace macro name_key(surname, forename) as
    case when trim(surname || forename) = '' then ''
    else list_sort(string_split_regex(
        trim(regexp_replace(
            regexp_replace(lower(strip_accents(surname || ' ' || forename)), '[’‘''`]', '', 'g'),
            '[^a-z0-9]+', ' ', 'g')),
        ' '))::text end;
