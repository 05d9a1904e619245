"""Perversions of who a row is about: numbers, names and birthdays."""

import unicodedata
from dataclasses import replace

from perverse.perversions import perversion
from perverse.school import (
    CAME_BACK,
    EVERYONE,
    NAMESAKES,
    SHORT,
    SIBLINGS,
    TWINS,
    of_another_school,
)
from perverse.school_list import Line, SchoolList

PEOPLE, COLUMNS = 1, 2


def _number(file: SchoolList) -> str | None:
    """Return the number that a row's other columns can be held against."""
    held = [role for role in ("upn", "number") if role in file.roles]
    others = {"surname", "forename", "full_name", "born"} & set(file.roles)
    return held[0] if held and (others or len(held) > 1) and len(file.rows) > 5 else None


def _has(*roles: str):
    return lambda file: set(roles) <= set(file.roles)


@perversion(PEOPLE, lambda f: bool(_number(f)))
def number_slipped(file: SchoolList) -> None:
    texts, by = file.texts(_number(file)), file.random.choice((-2, -1, 1, 2))
    file.put_all(_number(file), [*texts[-by:], *texts[:-by]])


@perversion(PEOPLE, lambda f: bool(_number(f)))
def number_slipped_from_the_middle(file: SchoolList) -> None:
    texts = file.texts(_number(file))
    start = len(texts) // 2
    file.put_all(_number(file), [*texts[:start], "", *texts[start:-1]])


@perversion(PEOPLE, lambda f: bool(_number(f)))
def number_sorted_apart(file: SchoolList) -> None:
    file.put_all(_number(file), sorted(file.texts(_number(file))))


@perversion(PEOPLE, lambda f: _has("upn", "number")(f))
def one_of_two_numbers_slipped(file: SchoolList) -> None:
    role = file.random.choice(("upn", "number"))
    texts = file.texts(role)
    file.put_all(role, [*texts[1:], texts[0]])


@perversion(PEOPLE, lambda f: bool(_number(f)) and "upn" in f.roles)
def one_number_copied_onto_another(file: SchoolList) -> None:
    told = [
        role
        for role in file.roles
        if role in ("surname", "forename", "full_name", "born", "number")
    ]
    one, other = file.random.sample([r for r in file.rows if any(map(r.cell, told))], 2)
    other.put("upn", one.cell("upn"))


def _exchange(file: SchoolList, two: tuple[int, int], role: str) -> None:
    pupils = [EVERYONE[place] for place in two]
    for line in file.rows:
        if line.who in pupils:
            line.put(role, getattr(pupils[1 - pupils.index(line.who)], role))


@perversion(PEOPLE, lambda f: "upn" in f.roles and {"forename", "full_name"} & set(f.roles))
def twins_numbers_exchanged(file: SchoolList) -> None:
    _exchange(file, TWINS, "upn")


@perversion(PEOPLE, lambda f: _number(f) and {"forename", "full_name"} & set(f.roles))
def siblings_numbers_exchanged(file: SchoolList) -> None:
    _exchange(file, SIBLINGS, _number(file))


@perversion(PEOPLE, _has("upn", "born"))
def namesakes_numbers_exchanged(file: SchoolList) -> None:
    _exchange(file, NAMESAKES, "upn")


@perversion(PEOPLE, _has("number"))
def numbers_without_leading_zeros(file: SchoolList) -> None:
    file.change("number", lambda text: text.lstrip("0"))


@perversion(PEOPLE, _has("upn"))
def upn_without_its_letter(file: SchoolList) -> None:
    file.change("upn", lambda text: text[1:])


@perversion(PEOPLE, _has("upn"))
def upn_with_another_letter(file: SchoolList) -> None:
    file.change("upn", lambda text: ("A" if text[0] != "A" else "B") + text[1:])


@perversion(PEOPLE, _has("upn"))
def upn_in_small_letters_and_pieces(file: SchoolList) -> None:
    file.change("upn", lambda text: f" {text[:4].lower()} {text[4:]}")


@perversion(PEOPLE, _has("upn"))
def some_upns_missing(file: SchoolList) -> None:
    for line in file.random.sample(file.rows, 3):
        line.put("upn", file.random.choice(("", "#N/A", "-", "0")))


@perversion(PEOPLE, _has("upn"))
def came_back_under_a_former_upn(file: SchoolList) -> None:
    for line in file.rows:
        if line.who is EVERYONE[CAME_BACK]:
            line.put("upn", EVERYONE[CAME_BACK].former_upn)


@perversion(PEOPLE, _has("upn"))
def numbers_under_each_others_headings(file: SchoolList) -> None:
    """The heading says admission number above the UPNs, as Sisra's Student ID does."""
    file.head.put("upn", "Student ID")


@perversion(PEOPLE, _has("surname"))
def names_in_capitals(file: SchoolList) -> None:
    for role in {"surname", "forename"} & set(file.roles):
        file.change(role, str.upper)


@perversion(PEOPLE, lambda f: f.has_names)
def names_without_accents(file: SchoolList) -> None:
    for role in {"surname", "forename", "full_name"} & set(file.roles):
        file.change(
            role, lambda t: unicodedata.normalize("NFKD", t).encode("ascii", "ignore").decode()
        )


@perversion(PEOPLE, _has("surname", "forename"))
def names_in_each_others_columns(file: SchoolList) -> None:
    surnames, forenames = file.texts("surname"), file.texts("forename")
    file.put_all("surname", forenames)
    file.put_all("forename", surnames)


@perversion(PEOPLE, _has("surname", "forename"))
def called_by_other_names(file: SchoolList) -> None:
    file.change("forename", lambda text: SHORT.get(text, text))


@perversion(PEOPLE, _has("forename"))
def forenames_as_initials(file: SchoolList) -> None:
    file.change("forename", lambda text: text[0])


@perversion(PEOPLE, _has("surname"))
def double_names_cut_short(file: SchoolList) -> None:
    file.change("surname", lambda text: text.replace("-", " ").split()[0])


@perversion(PEOPLE, _has("full_name"))
def whole_names_the_other_way_round(file: SchoolList) -> None:
    shape = file.random.choice(("{1} {0}", "{0} {1}", "{2} {1} (11A)", "{0},{1}"))
    for line in file.rows:
        if line.who:
            text = shape.format(line.who.surname, line.who.forename, line.who.surname.upper())
            line.put("full_name", text)


@perversion(PEOPLE, _has("surname", "forename"))
def whole_names_in_the_surname(file: SchoolList) -> None:
    pairs = zip(file.texts("surname"), file.texts("forename"), strict=True)
    file.put_all("surname", [f"{s} {f}" for s, f in pairs])
    file.put_all("forename", [""] * len(file.rows))


@perversion(PEOPLE, _has("born"))
def birthdays_slipped(file: SchoolList) -> None:
    texts = file.texts("born")
    file.put_all("born", [*texts[1:], texts[0]])


@perversion(PEOPLE, _has("born"))
def birthdays_month_first(file: SchoolList) -> None:
    file.change("born", lambda text: "/".join((text[3:5], text[:2], text[6:])))


@perversion(PEOPLE, _has("born"))
def birthdays_as_a_spreadsheet_writes_them(file: SchoolList) -> None:
    shape = file.random.choice(("iso", "serial", "short"))
    for line in file.rows:
        born = line.who.born if line.who else None
        if born and line.cell("born") == line.who.said("born"):
            serial = str((born - born.replace(year=1900, month=1, day=1)).days + 2)
            line.put("born", {"iso": f"{born}T00:00:00", "serial": serial,
                              "short": f"{born:%d/%m/%y}"}[shape])  # fmt: skip


@perversion(PEOPLE, lambda f: f.has_names or "born" in f.roles)
def list_of_another_school(file: SchoolList) -> None:
    """Other pupils, whose admission numbers overlap with those here."""
    for place, line in enumerate(file.rows):
        if line.who:
            other = of_another_school(place, line.who)
            for role in {"upn", "number", "surname", "forename", "full_name", "born"} & set(
                line.roles
            ):
                line.put(role, other.said(role))
        line.who, line.said = None, {}


@perversion(PEOPLE, lambda f: bool(_number(f)) and (f.has_names or "born" in f.roles))
def a_few_of_another_school(file: SchoolList) -> None:
    """Other pupils joined with numbers of here, in two rows."""
    for place, line in enumerate(file.random.sample(file.rows, 2)):
        if line.who:
            other = replace(of_another_school(place, line.who), upn=line.who.upn)
            for role in {"surname", "forename", "full_name", "born"} & set(line.roles):
                line.put(role, other.said(role))
            line.who, line.said = None, {}


@perversion(PEOPLE, _has("year"))
def list_of_last_year(file: SchoolList) -> None:
    """Last year's list: everybody a year lower, in last year's forms, and its flags out of date."""
    file.change("year", lambda text: str(int(text) - 1))
    for line in file.rows:
        if "form" in line.roles:
            line.put("form", line.cell("form").replace("11", "10").replace("10A", "09A"))


@perversion(COLUMNS, lambda f: f.kind in ("marks", "targets", "results"))
def two_academic_years(file: SchoolList) -> None:
    """Each pupil's row of last year as well, told by a column; some have one of last year only."""
    file.add_column("academic_year", "Academic Year", ["2026/2027"] * len(file.rows))
    earlier = []
    for line in file.rows:
        cells = list(line.cells)
        cells[line.roles.index("academic_year")] = "2025/2026"
        for role in [r for r in line.roles if r.startswith(("grade", "target:"))]:
            cells[line.roles.index(role)] = file.random.choice("765432")
        earlier.append(Line(cells, line.roles, line.who, {}, is_row=True))
    gone = set(file.random.sample(range(len(file.rows)), len(file.rows) // 4))
    kept = [line for place, line in enumerate(file.rows) if place not in gone]
    file.lines = [line for line in file.lines if not line.is_row or line in kept] + earlier


@perversion(COLUMNS, lambda f: len(f.rows) > 3)
def rows_twice(file: SchoolList) -> None:
    for line in file.random.sample(file.rows, 3):
        file.lines.append(replace(line, cells=list(line.cells), said=dict(line.said)))


@perversion(COLUMNS, lambda f: len(f.rows) > 3 and f.kind != "results" and bool(f.subjects))
def rows_twice_with_other_grades(file: SchoolList) -> None:
    for line in file.random.sample(file.rows, 3):
        again = replace(line, cells=list(line.cells), said=dict(line.said))
        for role in [role for role in again.said if role in again.roles]:
            other = "4-3" if role.endswith("science") and "combined" in role else "1"
            again.put(role, other)
            again.said[role] = other
        file.lines.append(again)


@perversion(COLUMNS, lambda f: f.kind == "results")
def results_twice_with_other_grades(file: SchoolList) -> None:
    for line in file.random.sample(file.rows, 4):
        again = replace(line, cells=list(line.cells), said=dict(line.said))
        (topic,) = again.said or ("",)
        if topic and "combined" not in topic:
            again.put("grade", "1")
            again.said[topic] = "1"
            if "dated" in again.roles:
                # An earlier day's grade is not this checkpoint's; only the latest may stand.
                again.put("dated", "01/10/2026")
                again.said = {}
            file.lines.append(again)


@perversion(PEOPLE, lambda f: f.kind in ("results", "behaviour"))
def name_only_in_a_pupils_first_row(file: SchoolList) -> None:
    """As a sheet looks whose cells were merged: the rows below are of the pupil above."""
    before = None
    for line in file.rows:
        if line.who is before:
            for role in {"upn", "number", "surname", "forename", "full_name", "born"} & set(
                line.roles
            ):
                line.put(role, "")
        before = line.who
