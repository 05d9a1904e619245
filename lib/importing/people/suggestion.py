"""Which checkpoint a file seems to be for: its year group by its pupils, its time by its words."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from lib.importing.delivery import Delivery, academic_year_of
from lib.importing.kinds import kind_of
from lib.importing.people.matching import match_people, people
from lib.importing.reading.beside.which_grades import kinds_of_grade
from lib.importing.reading.details.spans import told_time
from lib.importing.reading.fitting import time_columns
from lib.importing.reading.parts import recognised_part
from lib.importing.reading.recognise import Recognition
from lib.importing.reading.subjects import subject_book
from lib.importing.reading.tables.titles import said_in
from lib.importing.reading.times import Time, half_term_of, time_in
from lib.importing.screening import Screening
from lib.store.database import Database

DATES = {"event_on": "behaviour", "tested_on": "tests"}
"""The days that tell when, each of one kind of content only."""


@dataclass(frozen=True)
class Suggestion:
    """What a part of a file seems to hold and when it was collected. A person confirms it."""

    content: str | None
    academic_year: int
    half_term: int
    year_group: int
    kind: str
    says_half_term: bool = False  # the table, its titles or its names
    says_kind: bool = False  # of grade, likewise

    @property
    def needs_half_term(self) -> bool:
        """Whether what is in it is of a half-term that nothing says."""
        is_of_one = self.content is not None and bool(kind_of(self.content).half_terms)
        return is_of_one and not self.says_half_term

    @property
    def is_guessed(self) -> str:
        """What of a checkpoint nothing in the file says; blank where it says all."""
        half_term = "" if self.says_half_term else "half-term"
        kind = "" if self.says_kind else "kind of grade"
        return " or ".join(filter(None, (half_term, kind)))

    @property
    def needs_checkpoint(self) -> bool:
        """Whether grades of a checkpoint are in the file."""
        return self.content is not None and kind_of(self.content).belongs_to_checkpoint


def suggestion(database: Database, delivery: Delivery, urn: int, day: date) -> Suggestion | None:
    """Return what a part of a file seems to be, or None when it could not be read."""
    if delivery.file is None:
        return None
    with database.cursor() as cursor:
        book = subject_book(cursor, urn)
        found = recognised_part(cursor, urn, book, delivery)
        screening = Screening(cursor, urn, book, delivery, found)
        screening.people = people(found)
        cohorts = Counter(match_people(screening)["results_year"].dropna()).most_common(1)
    academic_year, half_term = _time(delivery, found, day)
    year_group = academic_year + 11 - int(cohorts[0][0]) if cohorts else _said_year(delivery)
    year_group = min(max(year_group, 7), 11)
    kind = _kind(found, half_term, year_group)
    says = says_half_term(delivery, found)
    texts = (delivery.file_name, found.sheet.name, *found.titles)
    typed = any(column.field == "grade_type" for column in found.columns)
    says_kind = typed or bool(kinds_of_grade(found.columns) or said_in(texts).kinds)
    return Suggestion(found.content, academic_year, half_term, year_group, kind, says, says_kind)


def says_half_term(delivery: Delivery, found: Recognition) -> bool:
    """Whether a table says of which half-term it is: in its rows, headings, titles or names."""
    dated = any(DATES.get(column.field or "") == found.content for column in found.columns)
    headings = [column.time for column in found.columns if column.time]
    named = [told_time(t) for t in (delivery.file_name, found.sheet.name, *found.titles)]
    is_told = any(time and time.half_term for time in [*headings, *named])
    return dated or is_told or bool(time_columns(found.columns, found.rows))


def _time(delivery: Delivery, found: Recognition, day: date) -> tuple[int, int]:
    """Return the academic year and half term in the file's name, its titles, else the day's."""
    above = [cell for row in found.sheet.cells[: found.heading_row] for cell in row if cell]
    headings = [column.time for column in found.columns if column.time]
    said = [time_in(text) for text in (delivery.file_name, found.sheet.name, *above)]
    said = [time for time in said if time] + sorted(headings, key=_order, reverse=True)
    year = next((time.academic_year for time in said if time.academic_year), academic_year_of(day))
    term = next((time.half_term for time in said if time.half_term), None)
    if term is None and re.search(r"\bfinal|result", delivery.file_name.lower()):
        term = 7
    return year, term or half_term_of(day)


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
