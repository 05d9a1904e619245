"""A gap checkpoint by checkpoint, how far it has moved, and what England's was."""

from dataclasses import dataclass

from lib.analysis.groups.defined import Group
from lib.analysis.groups.gap import Yardstick, change_between
from lib.analysis.statistics.intervals import Estimate, Reading, gap_interval
from lib.store.database import Database
from lib.store.row import Row

CHECKPOINTS_SHOWN = 6
SHORT_TERMS = {"Autumn": "Aut", "Spring": "Spr", "Summer": "Sum"}
"""Terms as they fit under a chart."""


@dataclass(frozen=True)
class GapPoint:
    """The gap at one checkpoint."""

    checkpoint_id: int
    name: str
    short_name: str
    academic_year: str
    gap: Reading


@dataclass(frozen=True)
class EnglandGap:
    """The same gap as England published it: in grades, with its year and status."""

    value: float
    label: str


@dataclass(frozen=True)
class GapOverTime:
    """The gap at the last checkpoints, first to last, the change across them, and England's."""

    points: tuple[GapPoint, ...]
    change: Reading | None
    england: EnglandGap | None


@dataclass(frozen=True)
class _Then(Row, query="groups/history"):
    """A checkpoint's figures, one a pupil, of the group and of the rest; None for no pupils."""

    checkpoint_id: int
    name: str
    academic_year_label: str
    progress_8: list[float | None] | None
    progress_8_rest: list[float | None] | None
    attainment_8_grade: list[float | None] | None
    attainment_8_grade_rest: list[float | None] | None
    against_target: list[float | None] | None
    against_target_rest: list[float | None] | None

    def gap(self, yardstick: Yardstick, minimum: int) -> Reading:
        """The group's mean less the rest's."""
        ours = getattr(self, yardstick.column) or []
        rest = getattr(self, f"{yardstick.column}_rest") or []
        return gap_interval(ours, rest, yardstick.deviation, minimum)


def gap_over_time(
    database: Database,
    checkpoint_id: int,
    group: Group,
    yardstick: Yardstick,
    minimum: int,
) -> GapOverTime:
    """Return the gap at up to six checkpoints of the cohort, the chosen one last.

    The change is None with fewer than two gaps, and where the last, the chosen one's, is none.
    """
    history = database.records(
        _Then,
        checkpoint_id=checkpoint_id,
        group_id=group.group_id,
        crossed_with=group.crossed_with,
        how_many=CHECKPOINTS_SHOWN,
    )
    points = tuple(
        GapPoint(
            then.checkpoint_id,
            then.name,
            _short(then.name),
            then.academic_year_label,
            then.gap(yardstick, minimum),
        )
        for then in history
    )
    known = [point.gap for point in points if isinstance(point.gap, Estimate)]
    is_told = bool(points) and isinstance(points[-1].gap, Estimate)
    change = change_between(known[0], known[-1]) if is_told and len(known) > 1 else None
    return GapOverTime(points, change, _england(database, group, yardstick))


def _short(name: str) -> str:
    term, _, rest = name.partition(" ")
    if term == "Final":
        return term
    return f"{SHORT_TERMS.get(term, term)} {rest}".strip()


def _england(database: Database, group: Group, yardstick: Yardstick) -> EnglandGap | None:
    if group.england is None or yardstick.column not in ("progress_8", "attainment_8_grade"):
        return None
    ours, other = group.england
    found = database.rows("groups/england_averages", pupil_group=ours, other_group=other)
    known = found.dropna(subset=f"{yardstick.column}_gap")
    if known.empty:
        return None
    newest = known.iloc[0]
    status = f", {newest.status}" if newest.status else ""
    return EnglandGap(float(newest[f"{yardstick.column}_gap"]), f"{newest.year_label}{status}")
