"""The headline figures of one checkpoint: value, likely range, change, comparator, n.

A change is always that of the pupils who are in both checkpoints, so that nobody's arrival or
departure reads as progress; it is called clear only when its own 95% range leaves out nought.
"""

from dataclasses import dataclass, replace

import pandas as pd

from lib.analysis.cohort.measured_by import CheckpointRules, England, checkpoint_rules, england
from lib.analysis.statistics.intervals import Estimate, Reading, mean_interval, proportion_interval
from lib.analysis.statistics.share_of_grades import share_of_grades
from lib.numerals import signed
from lib.store.database import Database
from lib.store.settings import minimum_pupils

NO_DISTANCE = "No grade has a target on its scale."


@dataclass(frozen=True)
class Change:
    """A change since an earlier checkpoint over the same pupils, in the headline's own unit."""

    value: float
    is_clear: bool
    more_is_better: bool = True

    @property
    def reading(self) -> str:
        """Above is better, below worse; not clear where chance alone could have made it."""
        if not self.is_clear or self.value == 0:
            return "not clear"
        return "above" if (self.value > 0) == self.more_is_better else "below"


@dataclass(frozen=True)
class Comparator:
    """What a headline stands beside, and how the page names it."""

    value: float
    label: str


@dataclass(frozen=True)
class Headline:
    """One headline figure. `absent` says in words why there is none.

    `measure` is attainment_8, progress_8, english_and_maths_4, english_and_maths_5, at_target
    (all shares are 0 to 1), behind or shortfall. `counted` and `of` count what a share counts.
    """

    measure: str
    estimate: Reading | None
    change: Change | None = None
    comparator: Comparator | None = None
    counted: int = 0
    of: int = 0
    absent: str = ""


@dataclass(frozen=True)
class _Pupils:
    """A row a pupil now, at the checkpoint before, and in last year's cohort at this point."""

    rules: CheckpointRules
    minimum: int
    now: pd.DataFrame
    before_id: int | None
    before: pd.DataFrame | None
    last_year: pd.DataFrame | None


def headlines(database: Database, checkpoint_id: int, before_id: int | None) -> dict[str, Headline]:
    """Return the headlines of a checkpoint by measure, with changes since `before_id`.

    End-of-course grades give Attainment 8, Progress 8, English and maths, and grades at target;
    others give grades at target, pupils behind and the mean distance from target.
    """
    rules = checkpoint_rules(database, checkpoint_id)
    if not _has_same_targets(database, rules, before_id):
        before_id = None
    them = _Pupils(
        rules,
        minimum_pupils(database, rules.urn),
        _pupils(database, checkpoint_id),
        before_id,
        None if before_id is None else _pupils(database, before_id),
        None if rules.last_year_id is None else _pupils(database, rules.last_year_id),
    )
    at_target = _at_target(database, them)
    if not rules.makes_attainment_8:
        found = (at_target, _behind(them), _distance(them))
        if not them.now.target_grades.sum():
            found = tuple(Headline(h.measure, None, absent=NO_DISTANCE) for h in found)
    else:
        nation = england(database)
        shares = (_threshold(f"english_and_maths_{grade}", them, nation) for grade in (5, 4))
        found = (_attainment_8(them, nation), _progress_8(them), *shares, at_target)
    return {headline.measure: headline for headline in found}


def _has_same_targets(database: Database, rules: CheckpointRules, before_id: int | None) -> bool:
    """Working-at grades are set against the year's own targets: a new year starts afresh."""
    if before_id is None or rules.kind != "working_at":
        return True
    return checkpoint_rules(database, before_id).academic_year == rules.academic_year


def _pupils(database: Database, checkpoint_id: int) -> pd.DataFrame:
    return database.rows("cohort/headline_pupils", checkpoint_id=checkpoint_id).set_index(
        "pupil_id"
    )


def _attainment_8(them: _Pupils, nation: dict[str, England]) -> Headline:
    figure = nation.get("attainment_8")
    return Headline(
        "attainment_8",
        mean_interval(_known(them.now, "attainment_8"), minimum=them.minimum),
        _mean_change(them, "attainment_8"),
        None if figure is None else Comparator(figure.value, f"England {figure.words}"),
    )


def _progress_8(them: _Pupils) -> Headline:
    rules = them.rules
    if not rules.has_progress_8:
        return Headline("progress_8", None, absent=no_progress_8(rules.progress_8_note))
    return Headline(
        "progress_8",
        mean_interval(_known(them.now, "progress_8"), rules.progress_8_deviation, them.minimum),
        _mean_change(them, "progress_8"),
        Comparator(0.0, f"0 = {rules.tables_year} {rules.tables_release} estimates"),
    )


def no_progress_8(note: str) -> str:
    """Why there is no Progress 8, from the rule set's note on it."""
    return f"{note}."


def _threshold(measure: str, them: _Pupils, nation: dict[str, England]) -> Headline:
    reached = _known(them.now, measure)
    figure = nation.get(f"{measure}_pct")
    return Headline(
        measure,
        proportion_interval(int(reached.sum()), len(reached), them.minimum),
        _mean_change(them, measure, counts=True),
        None if figure is None else Comparator(figure.value / 100, f"England {figure.share_words}"),
        counted=int(reached.sum()),
        of=len(reached),
    )


def _at_target(database: Database, them: _Pupils) -> Headline:
    now, last_year = them.now, them.last_year
    change = None
    if them.before_id is not None:
        asked = {"checkpoint_id": them.rules.checkpoint_id, "before_id": them.before_id}
        pairs = database.rows("cohort/target_changes", **asked)
        change = _change(pairs.at_target_now - pairs.at_target_before, counts=True)
    comparator = None
    if last_year is not None and last_year.target_grades.sum():
        share = last_year.at_target.sum() / last_year.target_grades.sum()
        comparator = Comparator(float(share), f"{them.rules.last_year_words}, {share:.0%}")
    return Headline(
        "at_target",
        share_of_grades(now.at_target, now.target_grades, them.minimum),
        change,
        comparator,
        counted=int(now.at_target.sum()),
        of=int(now.target_grades.sum()),
    )


def _behind(them: _Pupils) -> Headline:
    now, last_year = _known(them.now, "is_behind"), them.last_year
    comparator = None
    if last_year is not None and last_year.is_behind.notna().any():
        share = float(_known(last_year, "is_behind").mean())
        comparator = Comparator(share, f"{them.rules.last_year_words}, {share:.0%}")
    change = _mean_change(them, "is_behind", counts=True)
    return Headline(
        "behind",
        proportion_interval(int(now.sum()), len(now), them.minimum),
        None if change is None else replace(change, more_is_better=False),
        comparator,
        counted=int(now.sum()),
        of=len(now),
    )


def _distance(them: _Pupils) -> Headline:
    """Mean grades above (+) or below (−) target, a pupil's subjects averaged first."""
    now, last_year = distances(them.now), them.last_year
    comparator = Comparator(0.0, "0 = on target")
    if last_year is not None and last_year.target_grades.sum():
        mean = float(distances(last_year).mean())
        comparator = Comparator(mean, f"{them.rules.last_year_words}, {signed(mean)}")
    change = None if them.before is None else _change(now - distances(them.before))
    return Headline("shortfall", mean_interval(now, minimum=them.minimum), change, comparator)


def distances(pupils: pd.DataFrame) -> pd.Series:
    """Return each pupil's mean grades above (+) or below (−) target, where any is known."""
    known = pupils[pupils.target_grades > 0]
    return (-known.shortfall / known.target_grades).astype(float)


def _known(pupils: pd.DataFrame, measure: str) -> pd.Series:
    return pupils[measure].dropna().astype(float)


def _mean_change(them: _Pupils, measure: str, counts: bool = False) -> Change | None:
    if them.before is None:
        return None
    return _change(_known(them.now, measure) - _known(them.before, measure), counts)


def _change(differences: pd.Series, counts: bool = False) -> Change | None:
    """Return the mean change, or their sum for counts of pupils or grades; None for too few."""
    known = differences.dropna().astype(float)
    estimate = mean_interval(known)
    if not isinstance(estimate, Estimate):
        return None
    value = float(known.sum()) if counts else estimate.value
    return Change(value, estimate.reading != "not clear")
