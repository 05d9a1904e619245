"""Which checkpoint a file seems to be for: its year group by its pupils, its time by its words."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from lib.importing.delivery import Delivery, academic_year_of
from lib.importing.kinds import kind_of
from lib.importing.people.matching import match_people, people
from lib.importing.reading.parts import recognised_part
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import subject_book
from lib.importing.reading.times import Time, time_in
from lib.importing.reading.which_grades import kinds_of_grade
from lib.importing.screening import Screening
from lib.store.database import Database

LAST_MONTHS = ((9, 10), (11, 12), (1,), (2, 3), (4, 5), (6, 7, 8))
"""The months each half term is mostly in, Autumn 1 first."""


@dataclass(frozen=True)
class Suggestion:
    """What a part of a file seems to hold and when it was collected. A person confirms it."""

    content: str | None
    academic_year: int
    half_term: int
    year_group: int
    kind: str

    @property
    def needs_checkpoint(self) -> bool:
        """Whether grades of a checkpoint are in the file."""
        return self.content is not None and kind_of(self.content).belongs_to_checkpoint


def suggestion(database: Database, delivery: Delivery, urn: int, day: date) -> Suggestion | None:
    """Return what a part of a file seems to be, or None when it could not be read."""
    if delivery.file is None:
        return None
    with database.cursor() as cursor:
        book = subject_book(cursor)
        found = recognised_part(cursor, urn, book, delivery)
        screening = Screening(cursor, urn, book, delivery, found)
        screening.people = people(found)
        cohorts = Counter(match_people(screening)["results_year"].dropna()).most_common(1)
    academic_year, half_term = _time(delivery, found, day)
    year_group = academic_year + 11 - int(cohorts[0][0]) if cohorts else _said_year(delivery)
    year_group = min(max(year_group, 7), 11)
    kind = _kind(found, half_term, year_group)
    return Suggestion(found.content, academic_year, half_term, year_group, kind)


def _time(delivery: Delivery, found: Recognition, day: date) -> tuple[int, int]:
    """Return the academic year and half term in the file's name, its titles, else the day's."""
    above = [cell for row in found.sheet.cells[: found.heading_row] for cell in row if cell]
    headings = [column.time for column in found.columns if column.time]
    said = [time_in(text) for text in (delivery.file_name, found.sheet.name, *above)]
    said = [time for time in said if time] + sorted(headings, key=_order, reverse=True)
    by_day = next(n for n, months in enumerate(LAST_MONTHS, start=1) if day.month in months)
    year = next((time.academic_year for time in said if time.academic_year), academic_year_of(day))
    term = next((time.half_term for time in said if time.half_term), None)
    if term is None and re.search(r"\bfinal|result", delivery.file_name.lower()):
        term = 7
    return year, term or by_day


def _order(time: Time) -> tuple[int, int]:
    return (time.academic_year or 0, time.half_term or 0)


def _said_year(delivery: Delivery) -> int:
    """Return the year group in the file's name, Year 11 when it says none."""
    found = re.search(r"y(?:ea)?r?[ _-]*(1[01]|0?[789])(?!\d)", delivery.file_name.lower())
    return int(found[1]) if found else 11


def _kind(found: Recognition, half_term: int, year_group: int) -> str:
    """Return the kind of grade the headings name, else the usual one for the year group."""
    if half_term == 7:
        return "final"
    named = kinds_of_grade(found.columns)
    return named[0] if named else "predicted" if year_group >= 10 else "working_at"
