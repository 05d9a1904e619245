"""A list of pupils to score: it may lack the names and the year group that a school's needs."""

from dataclasses import dataclass, replace

from lib.importing.delivery import Delivery
from lib.importing.people.matching import people
from lib.importing.reading.answers import Answers, ColumnAnswer
from lib.importing.reading.headings import key, known_headings
from lib.importing.reading.parts import parts_of, recognised_part
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import subject_book
from lib.importing.scoring.school.wanted import Wanted
from lib.importing.sheet import Sheet
from lib.store.database import Database

NUMBERS = ("admission_number", "upn", "uln")
NAMES = frozenset({"surname", "forename", "full_name"})
NOBODYS_URN = 0


@dataclass(frozen=True)
class Listed:
    """A list that can be brought in, and whether pupils are known by name as well."""

    delivery: Delivery
    has_names: bool


def pupils_to_make(database: Database, delivery: Delivery, wanted: Wanted) -> Listed:
    """Return the list with what it lacks put in: names that nobody needs, and the results year."""
    if delivery.file is None:
        return Listed(delivery, False)
    seen = _seen(database, replace(delivery, content="pupil_list"))
    if not seen:
        return Listed(delivery, False)
    has_names = all(map(_has_names, seen))
    completed = [_completed(found, wanted, has_names) for found in seen]
    dropped = {column for _, columns in completed for column in columns}
    listed = replace(
        delivery,
        file=replace(delivery.file, sheets=tuple(sheet for sheet, _ in completed)),
        content="pupil_list",
        academic_year=wanted.year,
        answers=Answers(columns=not_used(sorted(dropped)), new_pupils="make"),
    )
    return Listed(listed, has_names)


def not_used(keys: list[str]) -> tuple[ColumnAnswer, ...]:
    """Return the answers that leave columns out, by their keys."""
    return tuple(ColumnAnswer(column, field="not_used") for column in keys)


def _seen(database: Database, delivery: Delivery) -> list[Recognition]:
    """Return the tables of the file that hold anything known."""
    with database.cursor() as cursor:
        book = subject_book(cursor)
        parts = parts_of(cursor, NOBODYS_URN, book, delivery)
        found = [recognised_part(cursor, NOBODYS_URN, book, part) for part in parts]
    return [recognition for recognition in found if recognition.contents]


def _has_names(found: Recognition) -> bool:
    """Whether every pupil has a surname and a forename, or nothing else tells who it is."""
    table = people(found)
    is_named = table["surname"].ne("") & table["forename"].ne("")
    return bool(is_named.all()) or not any(found.column(number) for number in NUMBERS)


def _completed(
    found: Recognition, wanted: Wanted, has_names: bool
) -> tuple[Sheet, tuple[str, ...]]:
    """Return a sheet with the columns it lacks before its own, and the keys of those left out."""
    dropped = set() if has_names else set(NAMES)
    dropped |= {"date_of_birth"} if wanted.is_lenient else set()
    added: dict[str, list[str]] = {}
    if not has_names:
        added["surname"] = _numbers(found)
        added["forename"] = ["Pupil"] * len(found.rows)
    if not found.column("results_year"):
        dropped.add("year_group")
        added["results_year"] = [str(wanted.year)] * len(found.rows)
    keys = tuple(c.key for c in found.columns if c.field in dropped)
    return _with_columns(found, added), keys


def _numbers(found: Recognition) -> list[str]:
    table = people(found)
    cells = zip(*(table[number] for number in NUMBERS), strict=True)
    return [next((text for text in texts if text), "") for texts in cells]


def _with_columns(found: Recognition, added: dict[str, list[str]]) -> Sheet:
    headings = {key(column.heading) for column in found.columns}
    blank = [""] * len(added)
    cells = [[*blank, *row] if row else row for row in found.sheet.cells]
    cells[found.heading_row - 1][: len(added)] = [_heading(field, headings) for field in added]
    for (number, _), values in zip(found.rows, zip(*added.values(), strict=True), strict=True):
        cells[number - 1][: len(added)] = values
    return replace(found.sheet, cells=cells)


def _heading(field: str, used: set[str]) -> str:
    """Return a heading of a field that the sheet has not."""
    return next(name for name, of in known_headings().items() if of == field and name not in used)
