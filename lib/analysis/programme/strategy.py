"""The three-year strategic plan as it stands, year by year, with what it said before."""

from dataclasses import dataclass
from datetime import date
from typing import Any

import pandas as pd

from lib.analysis.groups.defined import GROUPS
from lib.rules.cycle_weeks import academic_year_of
from lib.store.database import Database

YEARS = 3


@dataclass(frozen=True)
class Line:
    """One version of one line. `group_words` is what the group is called on screen."""

    line_id: int
    version: int
    academic_year: int
    pupil_group: str
    group_words: str
    aim: str
    leader: str
    experts: str
    starts_on: date
    ends_on: date
    is_withdrawn: bool
    because: str
    said_by: str
    said_on: date


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
    rows = database.rows("programme/strategy_lines", urn=urn)
    lines = [(_line(row), bool(row.counts)) for row in rows.itertuples(index=False)]
    standing = [line for line, counts in lines if counts and not line.is_withdrawn]
    first = academic_year_of(day)
    years = range(first, first + YEARS)
    last = max([*years, *(line.academic_year for line in standing)])
    gone = [line for line, counts in lines if not counts or line.is_withdrawn]
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


def _line(row: Any) -> Line:  # noqa: ANN401
    group = str(row.pupil_group)
    return Line(
        line_id=int(row.line_id),
        version=int(row.version),
        academic_year=int(row.academic_year),
        pupil_group=group,
        group_words=GROUPS[group].name if group in GROUPS else group,
        aim=str(row.aim),
        leader=str(row.leader),
        experts="" if pd.isna(row.experts) else str(row.experts),
        starts_on=pd.Timestamp(row.starts_on).date(),
        ends_on=pd.Timestamp(row.ends_on).date(),
        is_withdrawn=bool(row.is_withdrawn),
        because="" if pd.isna(row.because) else str(row.because),
        said_by=str(row.said_by),
        said_on=pd.Timestamp(row.said_at).date(),
    )
