"""The scales of Years 7 to 9: what a cell says on one, and which one a column is plainly on.

No qualification has them, so no points are ever made from them. They stand in data/reference, and
the school's own are written on the page.
"""

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

from lib.importing.reading.grades import NO_GRADE, Reading, scales_that_know
from lib.importing.reading.headings import key
from lib.store.statements import Cursor, rows

PERCENTAGES = "percentages"
YEARS = range(7, 10)
CONVINCING = 0.8
"""The share of a column's grades that one scale must read before the column is on it."""

NONE_HERE = NO_GRADE | {"X"}
TWO_DIGITS = re.compile(r"\d{2}")
DECIMAL = re.compile(r"\d{1,3}(\.\d+)?(?=%?$)")


@dataclass(frozen=True)
class SchoolScale:
    """One scale: its grades by every way to write them, and those that speak for themselves."""

    code: str
    name: str
    by_spelling: Mapping[str, str]
    telling: frozenset[str]
    """The spellings by which a column tells its scale: no letter that other ladders use as well."""
    urn: int | None = None  # of the school whose own it is
    is_offered: bool = True  # a ladder that was written anew is read no more

    def read(self, text: str) -> Reading:
        """Read one cell of a column on this scale."""
        value = plain(text)
        if value in NONE_HERE:
            return Reading(None, "no_grade" if value else "blank")
        grade = self.by_spelling.get(value)
        if grade is None and self.code == PERCENTAGES:
            return self._rounded(value)
        return Reading(grade, "ok" if grade else "unknown")

    def tells(self, text: str) -> bool:
        """Whether a cell is a grade of this scale that needs nobody to say so."""
        value = plain(text)
        is_rounded = self.code == PERCENTAGES and value.endswith("%") and self.read(text).grade
        return value in self.telling or bool(is_rounded)

    def _rounded(self, value: str) -> Reading:
        found = DECIMAL.match(value)
        if not found or (found[1] and not value.endswith("%") and Decimal(found[0]) <= 1):
            return Reading(None, "unknown")  # .62 may be a share
        whole = Decimal(found[0]).quantize(Decimal(1), ROUND_HALF_UP)
        return Reading(f"{whole}%", "repaired") if whole <= 100 else Reading(None, "unknown")


@dataclass(frozen=True)
class ScaleBook:
    """Every scale of Years 7 to 9 by its code, in the order of the menu."""

    by_code: Mapping[str, SchoolScale] = field(default_factory=dict)

    def find(self, name: str) -> SchoolScale | None:
        """Return the scale of a name, or of a code: also of a ladder that is offered no more."""
        said = key(name)
        by_name = (scale for scale in self.offered() if key(scale.name) == said)
        by_code = (scale for scale in self.by_code.values() if key(scale.code) == said)
        return next(by_name, None) or next(by_code, None)

    def offered(self) -> list[SchoolScale]:
        """Return the scales that a column may be said to be on."""
        return [scale for scale in self.by_code.values() if scale.is_offered]

    def current(self, code: str) -> str:
        """Return the code to read by where a person once said `code`: a ladder's latest."""
        said = self.by_code.get(code)
        return (self.find(said.name) or said).code if said else code

    def told_by(self, cells: Iterable[str], year_group: int | None = None) -> SchoolScale | None:
        """Return the one scale that nearly all of a column's cells are plainly on, else None.

        Above Year 9 none is taken: a person may say it. A percentage is a mark or an attendance
        unless the year group is known to be 7 to 9.
        """
        counts = Counter(cell for cell in cells if plain(cell) not in NONE_HERE)
        if not counts or (year_group is not None and year_group not in YEARS):
            return None
        counted = {
            scale.code: sum(n for cell, n in counts.items() if scale.tells(cell))
            for scale in self.offered()
            if scale.code != PERCENTAGES or year_group in YEARS
        }
        most = max(counted.values(), default=0)
        best = [code for code, n in counted.items() if n == most]
        is_plain = most >= CONVINCING * counts.total() and len(best) == 1
        return self.by_code[best[0]] if is_plain else None

    def knowing(self, cells: Iterable[str]) -> list[SchoolScale]:
        """Return the scales that can read most of the cells, where a person says it is theirs."""
        filled = [cell for cell in cells if plain(cell) not in NONE_HERE]
        may_be_percentages = any("%" in cell or TWO_DIGITS.match(cell) for cell in filled)
        return [
            scale
            for scale in self.offered()
            if filled and (may_be_percentages or scale.code != PERCENTAGES)
            if sum(1 for c in filled if scale.read(c).grade) >= CONVINCING * len(filled)
        ]

    def knows(self, cell: str) -> bool:
        """Whether a cell is plainly a grade of some scale."""
        return any(scale.tells(cell) for scale in self.offered())


NO_SCALES = ScaleBook()


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return a cell as spellings are compared: one case, plain dashes, single spaces."""
    value = re.sub(r"\s+", " ", unicodedata.normalize("NFKC", text)).strip().lstrip("'")
    return re.sub(r" ?([-%+=])$", r"\1", re.sub("[‐‑‒–—−]", "-", value)).upper()


def scale_book(cursor: Cursor, urn: int | None = None) -> ScaleBook:
    """Read the scales everyone may use, and a school's ladders (every school's without `urn`)."""
    spelled: dict[str, dict[str, str]] = {}
    telling: dict[str, set[str]] = {}
    for code, grade, spellings, when_said in rows(cursor, "importing/scales/grades_of_scales"):
        plainly = {plain(s) for s in (grade, *(spellings or "").split("|")) if s}
        said = {plain(s) for s in (when_said or "").split("|") if s}
        spelled.setdefault(code, {}).update({spelling: grade for spelling in plainly | said})
        telling.setdefault(code, set()).update(s for s in plainly if not scales_that_know(s))
    scales = [
        SchoolScale(code, name, spelled[code], frozenset(telling[code]), of, is_offered)
        for code, name, of, is_offered in rows(cursor, "importing/scales/scales")
        if urn is None or of in (None, urn)
    ]
    return ScaleBook({scale.code: scale for scale in scales})
