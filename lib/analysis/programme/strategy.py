"""The three-year strategic plan as it stands, year by year, with what it said before."""

from dataclasses import dataclass
from datetime import date, datetime

from lib.analysis.groups.defined import GROUPS
from lib.rules.cycle_weeks import academic_year_of
from lib.store.database import Database
from lib.store.row import Row

YEARS = 3


@dataclass(frozen=True)
class Line(Row, query="programme/strategy_lines"):
    """One version of one line; `counts` says whether it is the latest."""

    line_id: int
    version: int
    urn: int
    academic_year: int
    pupil_group: str
    aim: str
    leader: str
    experts: str
    starts_on: date
    ends_on: date
    is_withdrawn: bool
    because: str
    said_by: str
    said_at: datetime
    counts: bool

    @property
    def group_words(self) -> str:
        """What the group is called on screen."""
        group = self.pupil_group
        return GROUPS[group].name if group in GROUPS else group

    @property
    def said_on(self) -> date:
        """The day it was said."""
        return self.said_at.date()


@dataclass(frozen=True)
class Year:
    """One academic year of the plan and the lines that count in it."""

    academic_year: int
    lines: tuple[Line, ...]

    @property
    def label(self) -> str:
        """As a page names it: 2026/27."""
        return year_label(self.academic_year)


@dataclass(frozen=True)
class StrategicPlan:
    """This academic year and the two after it, the years before, and every version before these.

    `replaced` are the versions that no longer count, and lines withdrawn, the latest said first.
    """

    years: tuple[Year, ...]
    earlier: tuple[Line, ...]
    replaced: tuple[Line, ...]

    def line(self, line_id: int) -> Line | None:
        """The line with this number as it stands."""
        every = [line for year in self.years for line in year.lines]
        return next((line for line in every if line.line_id == line_id), None)


def strategic_plan(database: Database, urn: int, day: date) -> StrategicPlan:
    """Return the plan as it stands in the academic year of `day` and the two that follow."""
    lines = database.records(Line, urn=urn)
    standing = [line for line in lines if line.counts and not line.is_withdrawn]
    first = academic_year_of(day)
    years = range(first, first + YEARS)
    last = max([*years, *(line.academic_year for line in standing)])
    gone = [line for line in lines if not line.counts or line.is_withdrawn]
    return StrategicPlan(
        years=tuple(
            Year(y, tuple(line for line in standing if line.academic_year == y))
            for y in range(first, last + 1)
        ),
        earlier=tuple(line for line in standing if line.academic_year < first),
        replaced=tuple(sorted(gone, key=lambda g: (g.said_on, g.version), reverse=True)),
    )


def year_label(academic_year: int) -> str:
    """Return an academic year as a page names it: 2026/27 for 2027."""
    return f"{academic_year - 1}/{academic_year % 100:02d}"
