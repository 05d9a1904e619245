"""The headline figures checkpoint by checkpoint, with last year's cohort at the same points."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from lib.analysis.cohort.headlines import Comparator, no_progress_8
from lib.analysis.cohort.measured_by import CheckpointRules, England, checkpoint_rules, england
from lib.analysis.statistics.intervals import (
    Estimate,
    Reading,
    TooFew,
    mean_of_sums,
    proportion_interval,
)
from lib.analysis.statistics.share_of_grades import share_of_sums
from lib.store.database import Database
from lib.store.row import Row
from lib.store.settings import minimum_pupils

SHORT_TERMS = {"Autumn": "Aut", "Spring": "Spr", "Summer": "Sum", "Final": "Final"}
PREDICTED = (
    "attainment_8",
    "progress_8",
    "english_and_maths_4",
    "english_and_maths_5",
    "at_target",
)
WORKING_AT = ("at_target", "behind", "shortfall")


@dataclass(frozen=True)
class _CheckpointFigures(Row, query="cohort/headline_history"):
    """What the headlines of one checkpoint are made of; no grades make no means."""

    checkpoint_id: int
    name: str
    academic_year_label: str
    year_group: int
    half_term: int
    kind: str
    results_year: int
    is_ours: bool
    pupils: int
    target_pupils: int
    grades: int
    reached: int
    residual_squares: float | None
    behind: int
    distance: float | None
    distance_deviation: float | None
    attainment_8_pupils: int | None
    attainment_8: float | None
    attainment_8_deviation: float | None
    progress_8_pupils: int | None
    progress_8: float | None
    english_and_maths_pupils: int | None
    english_and_maths_4: int | None
    english_and_maths_5: int | None


@dataclass(frozen=True)
class Point:
    """One figure at one checkpoint; `year_group` and `half_term` place it in the course."""

    checkpoint_id: int
    name: str
    year_group: int
    half_term: int
    kind: str
    estimate: Reading

    @property
    def place(self) -> tuple[int, int]:
        """Where it stands in the course: two cohorts meet at equal places."""
        return self.year_group, self.half_term


@dataclass(frozen=True)
class Story:
    """One measure over time: ours up to now, last year's from first to last, and England."""

    measure: str
    ours: tuple[Point, ...]
    last_year: tuple[Point, ...]
    last_year_label: str
    england: Comparator | None
    absent: str = ""
    starts_afresh: bool = False
    """Whether each year has targets of its own, so that years must not be joined by a line."""

    @property
    def now(self) -> Reading | None:
        """The figure at the chosen checkpoint."""
        return self.ours[-1].estimate if self.ours else None

    @property
    def then(self) -> Estimate | None:
        """Last year's cohort at the same point, where it had one."""
        if not self.ours:
            return None
        same = [p.estimate for p in self.last_year if p.place == self.ours[-1].place]
        return same[0] if same and isinstance(same[0], Estimate) else None


@dataclass(frozen=True)
class _Judged:
    """How a checkpoint's figures become estimates: by the nation's deviation and the minimum."""

    progress_8_deviation: float
    minimum: int

    def attainment_8(self, row: _CheckpointFigures) -> Reading | None:
        return self._mean(row.attainment_8, row.attainment_8_deviation, row.attainment_8_pupils)

    def progress_8(self, row: _CheckpointFigures) -> Reading | None:
        deviation = self.progress_8_deviation
        return self._mean(row.progress_8, None, row.progress_8_pupils, deviation)

    def _mean(
        self, mean: float | None, own: float | None, n: int | None, national: float | None = None
    ) -> Reading | None:
        if mean is None or n is None:
            return None
        return mean_of_sums(mean, own, n, national, self.minimum)

    def english_and_maths_4(self, row: _CheckpointFigures) -> Reading | None:
        return self._share(row.english_and_maths_4, row.english_and_maths_pupils)

    def english_and_maths_5(self, row: _CheckpointFigures) -> Reading | None:
        return self._share(row.english_and_maths_5, row.english_and_maths_pupils)

    def _share(self, reached: int | None, n: int | None) -> Reading | None:
        if reached is None or n is None:
            return None
        return proportion_interval(reached, n, self.minimum)

    def at_target(self, row: _CheckpointFigures) -> Reading | None:
        if row.residual_squares is None:
            return None
        sums = (row.reached, row.grades, row.residual_squares, row.target_pupils)
        return share_of_sums(*sums, self.minimum)

    def behind(self, row: _CheckpointFigures) -> Reading | None:
        return proportion_interval(row.behind, row.target_pupils, self.minimum)

    def shortfall(self, row: _CheckpointFigures) -> Reading | None:
        return self._mean(row.distance, row.distance_deviation, row.target_pupils)


ESTIMATES: dict[str, Callable[[_Judged, _CheckpointFigures], Reading | None]] = {
    "attainment_8": _Judged.attainment_8,
    "progress_8": _Judged.progress_8,
    "english_and_maths_4": _Judged.english_and_maths_4,
    "english_and_maths_5": _Judged.english_and_maths_5,
    "at_target": _Judged.at_target,
    "behind": _Judged.behind,
    "shortfall": _Judged.shortfall,
}


def stories(database: Database, checkpoint_id: int) -> tuple[Story, ...]:
    """Return the story of each headline measure up to a checkpoint."""
    rules = checkpoint_rules(database, checkpoint_id)
    judged = _Judged(rules.progress_8_deviation or 0.0, minimum_pupils(database, rules.urn))
    rows = database.records(_CheckpointFigures, checkpoint_id=checkpoint_id)
    nation = england(database)
    return tuple(
        Story(
            measure,
            tuple(_points([r for r in rows if r.is_ours], measure, judged)),
            tuple(_points([r for r in rows if not r.is_ours], measure, judged)),
            rules.last_year_words,
            _comparator(measure, rules, nation),
            _absent(measure, rules),
            rules.kind == "working_at",
        )
        for measure in (PREDICTED if rules.makes_attainment_8 else WORKING_AT)
    )


def _absent(measure: str, rules: CheckpointRules) -> str:
    is_absent = measure == "progress_8" and not rules.has_progress_8
    return no_progress_8(rules.progress_8_note) if is_absent else ""


def _comparator(
    measure: str, rules: CheckpointRules, nation: dict[str, England]
) -> Comparator | None:
    if measure == "progress_8":
        return Comparator(0.0, f"0 = {rules.tables_year} {rules.tables_release} estimates")
    figure = nation.get(measure) or nation.get(f"{measure}_pct")
    if figure is None:
        return None
    share = measure.startswith("english_and_maths")
    return Comparator(figure.value / 100 if share else figure.value, f"England, {figure.stamp}")


def _points(rows: list[_CheckpointFigures], measure: str, judged: _Judged) -> Iterator[Point]:
    """A checkpoint without the figure has a point that says so, or the one before would be now."""
    for row in rows:
        estimate = ESTIMATES[measure](judged, row) or TooFew(0, judged.minimum)
        short = SHORT_TERMS.get(row.name.split(" ")[0], row.name)
        name = short if row.half_term == 7 else f"{short} {row.name.split(' ')[-1]}"
        place = (row.year_group, row.half_term)
        yield Point(row.checkpoint_id, name, *place, row.kind, estimate)
