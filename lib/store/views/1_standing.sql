-- Made anew in the order of these files whenever they are others than the file was made with: nothing
-- is kept in a view.

drop schema if exists viewer cascade;
drop schema if exists standing cascade;
drop view if exists pupil_slot;
drop view if exists register_in_file;
drop view if exists school_scale;
drop view if exists school_scale_grade;
drop view if exists current_ladder;
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

create view standing.observation as
select * exclude (superseded_by) from main.observation where superseded_by is null;

create view standing.class_place as
select * exclude (superseded_by) from main.class_place where superseded_by is null;

create view standing.staff_member as
select * exclude (superseded_by) from main.staff_member where superseded_by is null;

create view standing.dfe_measure as
select * exclude (superseded_by) from main.dfe_measure where superseded_by is null;

create or replace macro academic_year_name(academic_year) as
    (academic_year - 1)::text || '/' || right(academic_year::text, 2);

create or replace macro academic_year_of(day) as
    (year(day) + if(month(day) >= 9, 1, 0))::integer;

-- 148 months as 12:04, the way reading ages are written.
create or replace macro reading_age_name(months) as
    (months // 12)::text || ':' || lpad((months % 12)::text, 2, '0');

create or replace macro half_term_name(half_term) as
    case half_term
        when 1 then 'Autumn 1' when 2 then 'Autumn 2' when 3 then 'Spring 1'
        when 4 then 'Spring 2' when 5 then 'Summer 1' when 6 then 'Summer 2'
        else 'Final results'
    end;

-- The words of a name, whatever their case, accents, hyphens and apostrophes, in any alphabet; one
-- blank word for no name at all.
create or replace macro name_words(name) as
    string_split(trim(regexp_replace(
        translate(lower(strip_accents(name)), '’‘''`', ''), '[^\p{L}\p{N}]+', ' ', 'g')), ' ');

-- A surname and a forename, each as its words with a blank between them; in one go, since making
-- this expression ready takes longer than a school's names do.
create or replace macro name_parts(surname, forename) as
    list_transform(
        string_split(
            regexp_replace(
                translate(lower(strip_accents(surname || chr(31) || forename)), '’‘''`', ''),
                '[^\p{L}\p{N}\x1f]+', ' ', 'g'),
            chr(31)),
        lambda part: trim(part));

-- How two names are compared: whatever the order of their words as well. `O'Neill-Grey, Séan` and
-- `SEAN ONEILL GREY` are one name. Blank for no name at all.
create or replace macro name_key(surname, forename) as
    array_to_string(list_sort(name_words(surname || ' ' || forename)), ' ');

-- Whether a name in a file can be the surname of a pupil: the same words, some of them (a double
-- name cut short), in the other name's column when the forename is in this one's, written together,
-- or with one letter mistaken. All of them as their words, worked out once: a statement that works
-- them out anew for each comparison takes six times as long to plan.
create or replace macro is_surname_of(surname, forename, known_surname, known_forename) as
    list_has_all(surname, known_surname)
    or list_has_all(known_surname, surname)
    or (list_has_all(forename, known_surname) and list_has_any(surname, known_forename))
    or (list_has_all(known_forename, surname) and list_has_any(forename, known_surname))
    or array_to_string(surname, '') in ('', array_to_string(known_surname, ''))
    or (length(array_to_string(known_surname, ' ')) >= 5 and damerau_levenshtein(
        array_to_string(surname, ''), array_to_string(known_surname, '')) = 1);

-- Whether a name in a file can be a pupil's forename, both as their words: one is in the other, as
-- Liz is in Elizabeth; an initial is its first letter.
create or replace macro is_forename_of(forename, known_forename) as
    case
        when length(array_to_string(forename, '')) = 1
            then starts_with(array_to_string(known_forename, ''), array_to_string(forename, ''))
        else contains(array_to_string(forename, ''), array_to_string(known_forename, ''))
            or contains(array_to_string(known_forename, ''), array_to_string(forename, ''))
    end;
