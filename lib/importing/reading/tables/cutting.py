"""The tables that stand below each other on one sheet, each under headings of its own.

A heading row in the middle begins another table whatever its subjects, so that no grade is ever
read under the headings above it. The very same headings again (each printed page) go on with the
same table, unless a title between says another subject, time or kind of grade.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import chain, takewhile

from lib.importing.reading.heading_rows import (
    PUPIL_KEYS,
    find_headings,
    is_data,
    known_in,
)
from lib.importing.reading.headings import field_of, key, measure_of
from lib.importing.reading.subjects import SubjectBook
from lib.importing.reading.tables.cells import (
    Row,
    has_upn,
    holds_values,
    is_number_heading,
    is_numbered,
    is_value,
    trimmed,
)
from lib.importing.reading.tables.titles import (
    SILENT,
    Said,
    said_in,
    says_nothing,
    subject_of,
    subject_within,
)
from lib.importing.sheet import Sheet

MOST_TABLES = 100
"""Of one sheet; a year group has some sixty classes."""

LOOKED_AT = 40
"""Rows below the headings that tell which columns hold numbers, dates and grades."""

WORD = re.compile(r".*[^\W\d_]{2}.*", flags=re.DOTALL)
MANY_WORDS = 3
"""Different words where grades stand: a pupil without a number may have one or two remarks."""

BELOW = 3
"""Rows that may hold headings, from the first that looks like one."""


@dataclass(frozen=True)
class _Begun:
    """Where a table begins or goes on: its first title, where its rows begin, what tells it."""

    title: int  # from 0, as `below`
    below: int
    headings: tuple[tuple[str, ...], ...] | None  # None: nothing heads it
    said: Said = SILENT
    is_bare: bool = False  # its headings name no subject, so that a title does
    subjects: frozenset[str] = frozenset()  # that its headings name

    def goes_on(self, other: "_Begun") -> bool:
        """Whether this is the other table, with the same headings and no title of its own."""
        return self.headings == other.headings and not self.said.adds_to(other.said)


Table = list[tuple[_Begun, int]]
"""The parts of one table, each with the row at which it ends."""


def tables_in(sheet: Sheet, book: SubjectBook) -> list[Sheet]:
    """Return the tables of a sheet, each with the rows of the others blank; mostly one."""
    if sheet.from_row is not None or sheet.is_unheaded:
        return [sheet]
    begun = list(_Cutting(sheet.cells, book).begun())
    if len(begun) < 2:
        return [sheet]
    ends = [*(each.title for each in begun[1:]), len(sheet.cells)]
    tables = _joined(list(zip(begun, ends, strict=True)))
    if len(tables) == 1:
        return [sheet]
    tables = _at_most(tables, ends[-1])
    firsts = [table[0][0] for table in tables]
    heads = [_head(sheet.cells, begun) for begun in firsts]
    return [_alone(sheet, t, tuple(chain(*heads[:n]))) for n, t in enumerate(tables)]


def _head(cells: list[Row], begun: _Begun) -> Row:
    """Return the titles and the headings of a table."""
    return [cell for row in cells[begun.title : begun.below] for cell in row if cell]


def _joined(parts: list[tuple[_Begun, int]]) -> list[Table]:
    """Return the parts that are one table together, each with the row at which it ends."""
    tables: list[Table] = []
    by_headings: dict[object, list[Table]] = {}
    for begun, end in parts:
        like = by_headings.setdefault(begun.headings, [])
        same = next((table for table in like if begun.goes_on(table[0][0])), None)
        if same is None or begun.headings is None:
            same = []
            tables.append(same)
            like.append(same)
        same.append((begun, end))
    return tables


def _at_most(tables: list[Table], end: int) -> list[Table]:
    """Return the tables, with what comes after the hundredth as one that nothing heads."""
    if len(tables) <= MOST_TABLES:
        return tables
    rest = tables[MOST_TABLES][0][0].title
    kept = [[(p, min(e, rest)) for p, e in t if p.title < rest] for t in tables[:MOST_TABLES]]
    return [*kept, [(_Begun(rest, rest, None), end)]]


def _alone(sheet: Sheet, parts: Table, above: tuple[str, ...]) -> Sheet:
    """Return the sheet with only the rows of one table."""
    nothing: Row = []
    cells: list[Row] = []
    for begun, end in parts:
        cells += [nothing] * (begun.title - len(cells))
        cells += sheet.cells[begun.title : end]
    first = parts[0][0]
    is_unheaded = first.headings is None
    return Sheet(sheet.name, cells, first.title + 1, is_unheaded, above)


class _Cutting:
    """A sheet read from its top, with what is known of the table that the reading is in."""

    def __init__(self, cells: list[Row], book: SubjectBook) -> None:
        self.cells = cells
        self.book = book
        self.valued: list[int] = []  # the places that mostly hold numbers, dates and grades
        self.numbers: list[int] = []  # those of them that tell a pupil

    def begun(self) -> Iterator[_Begun]:
        """Return every place where a table begins or goes on, from the top."""
        now = self._first()
        if now.title:
            yield _Begun(0, 0, None)
        yield now
        place = self._enter(now)
        while place < len(self.cells):
            found = self._begins(place, now)
            if found is not None:
                yield found
                now, place = found, self._enter(found)
            place += found is None

    def _first(self) -> _Begun:
        """Return where the first table begins: its headings may not be the sheet's longest."""
        whole = find_headings(Sheet("", self.cells), self._is_subject)
        above = range(whole.first_row - 1)
        place = next((n for n in above if self._is_headed(self.cells[n])), None)
        pupils = [n for n in above[:place] if has_upn(self.cells[n])]
        title = pupils[-1] + 1 if pupils else 0
        if place is None:
            return self._headed(title, whole.first_row - 1, whole.last_row)
        return self._headed_from(title, place)

    def _begins(self, place: int, now: _Begun) -> _Begun | None:
        row = self.cells[place]
        if not any(row) or is_numbered(row, self.numbers):
            return None
        if self._is_headed(row) or self._looks_headed(row):
            return self._headed_from(self._title_above(place, now), place, now)
        return self._titled(place, now)

    def _headed_from(self, title: int, place: int, now: _Begun | None = None) -> _Begun:
        """Return the table whose headings stand in a row that looks like some."""
        below = range(place + 1, min(place + BELOW, len(self.cells)))
        end = next((n for n in below if is_data(self.cells[n])), place + BELOW)
        near = self.cells[title:end]
        if not any(known_in(row, self._is_subject) for row in near):
            return self._headed(place, place, place + 1, now)
        found = find_headings(Sheet("", near), self._is_subject)
        first, last = title + found.first_row - 1, title + found.last_row
        return self._headed(title, first, last, now)

    def _headed(self, title: int, first: int, last: int, now: _Begun | None = None) -> _Begun:
        rows = self.cells[first:last]
        headings = tuple(tuple(map(key, trimmed(row))) for row in rows)
        titles = [cell for row in reversed(self.cells[title:first]) for cell in row if cell]
        titles = [text for text in titles if not says_nothing(text)]
        is_bare = self._is_bare([cell for row in rows for cell in row])
        said = said_in(titles, self.book if is_bare else None)
        if now and not titles and headings == now.headings:
            said = now.said
        named = (subject_of(cell, self.book) for row in rows for cell in row if cell)
        subjects = frozenset(subject.subject_id for subject in named if subject)
        return _Begun(title, last, headings, said, is_bare, subjects)

    def _is_bare(self, headings: Row) -> bool:
        """Whether headings name measures (Target, Current) and no subject."""
        named = (self._is_subject(cell) or field_of(cell) == "subject" for cell in headings)
        return any(map(measure_of, headings)) and not any(named)

    def _titled(self, place: int, now: _Begun) -> _Begun | None:
        """Return a table that only a title begins: it says otherwise, and no headings follow."""
        filled = [cell for cell in self.cells[place] if cell]
        if len(filled) != 1 or not WORD.fullmatch(filled[0]) or says_nothing(filled[0]):
            return None
        said = said_in(filled, self.book if now.is_bare else None)
        said = replace(said, subject=said.subject or now.said.subject)
        below = (self.cells[n] for n in range(place + 1, len(self.cells)))
        after = next((row for row in below if any(row)), [])
        begins = now.said.differs(said) or (said.adds_to(now.said) and has_upn(after))
        if not (begins or self._is_of_other_subject(filled, after, now)):
            return None
        is_followed = self._is_headed(after) or self._looks_headed(after)
        return _Begun(place, place + 1, None) if after and not is_followed else None

    def _is_of_other_subject(self, titles: Row, after: Row, now: _Begun) -> bool:
        """Whether a title over a pupil's row names a subject that no heading of the table does."""
        is_pupil = has_upn(after) or is_numbered(after, self.numbers)
        if not now.subjects or not (is_pupil or (not self.numbers and any(map(is_value, after)))):
            return False
        subject = subject_within(titles, self.book)
        return subject is not None and subject.subject_id not in now.subjects

    def _title_above(self, place: int, now: _Begun) -> int:
        """Return the row of the first title above a row of headings, its own row where none is."""
        found = place
        while found > now.below and self._may_be_a_title(self.cells[found - 1]):
            found -= 1
        return next(n for n in range(found, place + 1) if n == place or any(self.cells[n]))

    def _may_be_a_title(self, row: Row) -> bool:
        filled = [cell for cell in row if cell]
        values = [cell for p in self.valued if p < len(row) and (cell := row[p]) and is_value(cell)]
        return not filled or (not values and len(filled) < MANY_WORDS and not has_upn(row))

    def _enter(self, begun: _Begun) -> int:
        """Learn where the table's values stand. Returns the first row below its headings."""
        if begun.headings is not None:
            near = self.cells[begun.below : begun.below + LOOKED_AT]
            rows = list(takewhile(lambda row: not self._is_headed(row), near))
            width = max(map(len, rows), default=0)
            self.valued = [place for place in range(width) if holds_values(rows, place)]
            names = {
                p for row in begun.headings for p, name in enumerate(row) if is_number_heading(name)
            }
            self.numbers = [place for place in self.valued if place in names]
        return begun.below

    def _is_headed(self, row: Row) -> bool:
        """Whether a row's words are headings of pupils' columns."""
        keys = sum(1 for cell in row if cell and field_of(cell) in PUPIL_KEYS)
        if not keys or has_upn(row):
            return False
        known, filled = known_in(row, self._is_subject), sum(map(bool, row))
        return keys > 1 or (known > 1 and known * 2 > filled)

    def _looks_headed(self, row: Row) -> bool:
        """Whether words stand where the table has numbers, dates and grades, and no value does."""
        if any(map(is_value, filter(None, row))):
            return False  # a pupil's, with a cell too few or too many
        cells = [row[place] for place in self.valued if place < len(row) and row[place]]
        words = {cell for cell in cells if not is_value(cell) and WORD.fullmatch(cell)}
        if not words or len(words) < len(cells) or has_upn(row):
            return False
        has_number = any(place < len(row) and row[place] for place in self.numbers)
        known = known_in(list(words), self._is_subject)
        is_lone = sum(map(bool, row)) == 1
        few = len(words) > 1 and (has_number or known or not self.numbers)
        return not is_lone and bool(few or known or len(words) >= MANY_WORDS)

    def _is_subject(self, text: str) -> bool:
        return bool(subject_of(text, self.book))
