"""A row of dot and likely range, described once: Plotly, SVG and PowerPoint draw the same rows.

Every page that compares groups, subjects or interventions says what its rows are; nothing here
knows what draws them: rows_figure for the screen, and in lib/exports/governors/card, svg for paper
and slides/charts for slides.

    Rows(
        rows=[Row("Disadvantaged", "46", (Range(-0.55, -1.03, -0.07, "below"),),
                  cells=("−0.55", "−1.03 to −0.07"), reading="below"),
              Row("Looked after", "4", (None,), why="shown at 10 pupils or more")],
        pictures=[Picture("Progress 8 against the rest", 0.22, 0.66, -1.5, 1.5,
                          {-1: "−1 grade", 0: "the same", 1: "+1 grade"})],
        columns=[Column("Gap", 0.7, "right", strong=True), Column("Likely", 0.72)],
        name="Group", n="Pupils", n_at=0.2)
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from lib.charts.frame.marks import Mark, mark

CLEAR = ("below", "above", "likely working", "promising")
"""Readings with a shape of their own in a picture; any other is drawn as not clear."""


@dataclass(frozen=True)
class Range:
    """A value with its likely range, and the reading that colours it.

    `low` and `high` are None where a number is counted, not estimated. `against` is what it is
    compared with, `expected` where a grey bar from nought ends; None where there is none.
    """

    value: float
    low: float | None
    high: float | None
    reading: str = "not clear"
    against: float | None = None
    expected: float | None = None

    @property
    def likely(self) -> tuple[float, float] | None:
        """The likely range, where there is one."""
        return None if self.low is None or self.high is None else (self.low, self.high)

    @property
    def ends(self) -> list[float]:
        """All that its picture must hold."""
        found = (self.low, self.high, self.value, self.against, self.expected)
        return [end for end in found if end is not None]


@dataclass(frozen=True)
class Row:
    """One row. `ranges` has one entry a picture, None where there are too few to tell.

    `cells` fill the columns in order. `why` stands in the first picture when its range is None.
    `reading` gives the shape and word at the right end; `word` replaces the word. A name on
    several `lines` has `under` in grey below it. A click on a row with a `key` gives the key.
    """

    name: str
    n: str
    ranges: tuple[Range | None, ...]
    cells: tuple[str, ...] = ()
    reading: str = "too few to tell"
    word: str = ""
    why: str = ""
    lines: tuple[str, ...] = ()
    under: str = ""
    key: int | None = None
    hover: str = ""

    @property
    def is_clear(self) -> bool:
        """Whether the row says something: it is then set in bold."""
        return self.reading in ("below", "above")

    @property
    def is_grey(self) -> bool:
        """Whether there are too few to tell."""
        return self.reading == "too few to tell"

    @property
    def mark(self) -> Mark:
        """The shape, word and colours of the reading."""
        return mark(self.reading)


@dataclass(frozen=True)
class Picture:
    """Where one picture stands (`left` to `right`, as shares of the width) and its scale.

    `ticks` are values and their words, each with a pale line if `is_ruled`; the line at `zero` is
    drawn in ink. `quiet` draws small grey marks without a verdict; `labelled` writes the value
    beside the clear ones. The heading begins at `heading_at`, or stands in the middle.
    `line_words` name what the first row is compared with, over its line.
    """

    heading: str
    left: float
    right: float
    low: float
    high: float
    ticks: Mapping[float, str] = field(default_factory=dict)
    zero: float | None = 0.0
    quiet: bool = False
    labelled: bool = False
    is_ruled: bool = True
    heading_at: float | None = None
    heading_more: str = ""
    line_words: str = ""

    def clamp(self, value: float) -> float:
        """The value, or the end of the scale it lies beyond."""
        return min(max(value, self.low), self.high)

    def share(self, value: float) -> float:
        """Where a value stands across the picture, 0 to 1."""
        return (value - self.low) / (self.high - self.low)

    def mark(self, found: Range) -> Mark:
        """The shape and colour a value is drawn in."""
        is_drawn = found.reading in CLEAR and not self.quiet
        return mark(found.reading if is_drawn else "not clear")


@dataclass(frozen=True)
class Column:
    """A column of figures: its heading, where it stands (share of the width), its alignment.

    Values of a `strong` column take the reading's colour and weight, of a `plain` one the row's.
    """

    heading: str
    at: float
    align: str = "left"
    strong: bool = False
    plain: bool = False


@dataclass(frozen=True)
class Look:
    """How rows are set: `row` in pixels, `head`, `foot` and heights above and below in rows.

    `verdicts` sets every reading in its colour and weight, `is_ruled` draws hairlines.
    """

    row: int = 34
    head: float = 1.0
    foot: float = 0.9
    heading_at: float = 0.95
    ticks_below: float = 0.55
    ticks_on_top: bool = False
    around: int = 16
    name_size: int = 17
    cell_size: int = 17
    under_size: int = 14
    verdicts: bool = False
    is_ruled: bool = True


@dataclass(frozen=True)
class Rows:
    """Rows from the top, their pictures and columns, and the words above them.

    A row's n has a column at `n_at`, the reading one at `reading_at`: None where there is none.
    The `chosen` row (by key) is tinted.
    """

    rows: Sequence[Row]
    pictures: Sequence[Picture]
    columns: Sequence[Column] = ()
    name: str = ""
    n: str = ""
    n_at: float | None = None
    reading: str = "Reading"
    reading_at: float | None = 1.0
    reading_align: str = "right"
    look: Look = Look()
    chosen: int | None = None

    def drawn(self, index: int = 0) -> list[tuple[int, Row, Range]]:
        """Return place, row and range of the rows that have one in a picture."""
        found = ((i, r, r.ranges[index]) for i, r in enumerate(self.rows))
        return [(i, row, known) for i, row, known in found if known is not None]

    @property
    def first_line(self) -> float | None:
        """What the first row is compared with, where its words stand."""
        known = self.rows[0].ranges[0] if self.rows and self.rows[0].ranges else None
        return known.against if known else None

    def compared(self) -> list[tuple[int, float]]:
        """Return place and comparator of each row, where rows differ in it."""
        if one_line(self.rows) is not None:
            return []
        return [(i, g.against) for i, _, g in self.drawn() if g.against is not None]


def one_line(rows: Iterable[Row]) -> float | None:
    """Return what every row is compared with; None where they differ in it or have nothing."""
    values = {g.against for row in rows for g in row.ranges if g is not None}
    return values.pop() if len(values) == 1 else None


def reach(rows: Iterable[Row], index: int = 0, least: float = 0.0) -> float:
    """Return how far from nought the ranges of a picture go, `least` where they stay nearer."""
    found = (row.ranges[index] for row in rows if len(row.ranges) > index)
    return max([least, *(abs(end) for known in found if known for end in known.ends)])
