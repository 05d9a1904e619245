"""Which checkpoint a file seems to be for: its year group by its pupils, its time by its name."""

import re
from collections import Counter
from dataclasses import dataclass
from datetime import date

from lib.importing.delivery import HALF_TERMS, Delivery, academic_year_of
from lib.importing.headings import key
from lib.importing.people import match_people, people
from lib.importing.recognise import recognise
from lib.importing.screening import Screening
from lib.importing.subjects import subject_book
from lib.store.database import Database

LAST_MONTHS = ((9, 10), (11, 12), (1,), (2, 3), (4, 5), (6, 7, 8))
"""The months each half term is mostly in, Autumn 1 first."""


@dataclass(frozen=True)
class Suggestion:
    """What a file seems to hold and when it was collected. A person confirms it."""

    content: str | None
    academic_year: int
    half_term: int
    year_group: int
    kind: str

    @property
    def needs_checkpoint(self) -> bool:
        """Whether grades of a checkpoint are in the file."""
        return self.content in ("wide_marksheet", "long_results")


def suggestion(database: Database, delivery: Delivery, urn: int, day: date) -> Suggestion | None:
    """Return what the file seems to be, or None when it could not be read."""
    if delivery.file is None:
        return None
    with database.cursor() as cursor:
        book = subject_book(cursor)
        screening = Screening(cursor, urn, book, delivery, recognise(delivery.file, book))
        screening.people = people(screening.columns)
        found = match_people(screening)["results_year"].dropna()
    academic_year, half_term = _time(delivery.file_name, day)
    cohort = Counter(found).most_common(1)
    year_group = academic_year + 11 - int(cohort[0][0]) if cohort else 11
    year_group = min(max(year_group, 7), 11)
    kind = "final" if half_term == 7 else "predicted" if year_group >= 10 else "working_at"
    return Suggestion(screening.columns.content, academic_year, half_term, year_group, kind)


def _time(file_name: str, day: date) -> tuple[int, int]:
    """Return the academic year and half term in the file's name, else those of the day."""
    name = key(file_name)
    years = re.search(r"20(\d\d)(?:20)?(\d\d)", name)
    named_year = years and int(years[2]) == int(years[1]) + 1
    academic_year = 2000 + int(years[2]) if years and named_year else academic_year_of(day)
    terms = [number for number, term in enumerate(HALF_TERMS, start=1) if key(term) in name]
    if not terms and "results" in name:
        terms = [7]
    by_day = next(n for n, months in enumerate(LAST_MONTHS, start=1) if day.month in months)
    return academic_year, terms[0] if terms else by_day
